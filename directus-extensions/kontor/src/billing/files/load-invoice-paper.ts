/** An invoice with everything that its files are made from: from the frozen rows, or for a draft as issuing would freeze it now. */

import type { Context } from '../../core/context.js';
import { readRow, readRows } from '../../core/load.js';
import { dayIn, organizationOf } from '../../core/organizations.js';
import type { VerbContext } from '../../core/verbs/verb.js';
import type { Invoice, InvoiceLine } from '../../generated/schema.js';
import { type Draft, linesOf, loadDraft, taxSummaryWithReasons } from '../../papers/draft.js';
import type { DocumentReference, DownPayment, InvoiceDocument, TimesheetEntry } from '../../papers/rules/invoice-paper.js';
import { buyerSnapshot, sellerSnapshot } from '../../papers/rules/parties.js';
import { totalsOf } from '../../papers/rules/totals.js';
import { withoutPictures } from '../../printing/unprintable.js';

/** Parts that the caller has read already. */
type Known = Partial<Pick<Draft, 'lines' | 'customer' | 'organization'>> & { original?: Invoice | undefined };

export async function loadInvoiceDocument(invoice: Invoice, context: VerbContext, known: Known = {}): Promise<InvoiceDocument> {
	const { seller_snapshot, buyer_snapshot, tax_summary, ...rest } = invoice;
	const lines = known.lines ?? (await linesOf(invoice.id, context));
	// All three are frozen together.
	const parties = seller_snapshot
		? { seller: seller_snapshot, buyer: buyer_snapshot!, taxSummary: tax_summary! }
		: await partiesOfDraft(invoice, context);
	return {
		invoice: rest,
		lines,
		...parties,
		original: await originalOf(invoice, context, known),
		downPayments: await downPaymentsOf(lines, context),
		timesheet: await timesheetOf(invoice, context, known),
	};
}

async function partiesOfDraft(invoice: Invoice, context: VerbContext) {
	const draft = await loadDraft(invoice, context);
	return {
		seller: sellerSnapshot(draft.organization),
		buyer: buyerSnapshot(draft.customer, draft.contact),
		taxSummary: taxSummaryWithReasons(totalsOf(draft.lines, invoice).groups, draft),
	};
}

async function originalOf({ related_invoice_id }: Invoice, context: Context, known: Known): Promise<DocumentReference | null> {
	const original = known.original ?? (await readRow(context, 'invoices', related_invoice_id));
	return original?.number && original.issued_date ? { number: original.number, issued_date: original.issued_date } : null;
}

async function downPaymentsOf(lines: readonly InvoiceLine[], context: Context): Promise<DownPayment[]> {
	const ids = [...new Set(lines.flatMap(({ down_payment_id }) => down_payment_id ?? []))];
	if (ids.length === 0) return [];
	const invoices = await readRows(context, 'invoices', (query) =>
		query.whereIn('id', ids).whereNotNull('number').orderBy(['sequence_year', 'sequence_number']),
	);
	return invoices.map(({ number, issued_date, net_total, tax_total, total }) => ({
		number: number!,
		issued_date: issued_date!,
		net_total,
		tax_total,
		total,
	}));
}

/** The time worked, day by day, for customers who want to see it. */
async function timesheetOf(invoice: Invoice, context: Context, known: Known): Promise<TimesheetEntry[]> {
	const customer = known.customer ?? (await readRow(context, 'customers', invoice.customer_id));
	if (!customer?.is_timesheet_attached) return [];
	const organization = known.organization ?? (await organizationOf(context, invoice.organization_id));
	const rows = await context
		.database('time_entries')
		.join('invoice_lines', 'invoice_lines.id', 'time_entries.invoice_line_id')
		.join('employees', 'employees.id', 'time_entries.employee_id')
		.where('invoice_lines.invoice_id', invoice.id)
		.orderBy(['time_entries.start_time', 'time_entries.id'])
		.select(['id', 'start_time', 'note', 'billed_hours', 'employee_id'].map((name) => `time_entries.${name}`))
		.select('employees.firstname', 'employees.lastname');
	// A billed entry can't be changed any more, so an emoji in its note must not block the invoice.
	return rows.map(({ start_time, billed_hours, note, ...entry }) => ({
		...entry,
		note: note && withoutPictures(note).trim(),
		day: dayIn(organization.time_zone, start_time),
		hours: billed_hours,
	}));
}
