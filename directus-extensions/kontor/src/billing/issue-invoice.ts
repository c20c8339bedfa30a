/** From a draft to an invoice: checked, numbered, dated, frozen, in one transaction; its files follow at once. */

import type { Row } from '../core/context.js';
import { loadLocked } from '../core/load.js';
import { formatCents } from '../core/rules/money.js';
import { tellChange } from '../core/trail/audit.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { stateBy } from '../core/writing/move.js';
import type { Invoice } from '../generated/schema.js';
import { takeNumber } from '../numbers/take-number.js';
import { type Draft, loadDraft } from '../papers/draft.js';
import { freeze } from '../papers/freeze.js';
import { isReversal } from '../papers/rules/reversal.js';
import { type Totals, totalsOf } from '../papers/rules/totals.js';
import { assertComplete, assertReads } from './check-draft.js';
import { kontorError } from './errors.js';
import { fileAfterCommit } from './files/invoice-files.js';
import { loadInvoiceDocument } from './files/load-invoice-paper.js';
import { INVOICE_STATES } from './states.js';

export async function issueInvoice(id: string, context: VerbContext): Promise<void> {
	const invoice = await loadLocked(context, 'invoices', id);
	stateBy(INVOICE_STATES, 'issue', invoice.status);
	await issueDraft(await loadDraft(invoice, context), context);
}

interface Reversal {
	/** For a reversal: it keeps the parties and tax notes of the invoice that it takes back … */
	original?: Invoice;
	/** … and a correction's totals follow from that invoice, not from its own lines. */
	totals?: Totals | undefined;
}

/** The draft is locked by the caller. */
export async function issueDraft(draft: Draft, context: VerbContext, { original, totals: given }: Reversal = {}): Promise<void> {
	const { invoice, lines } = draft;
	const totals = given ?? totalsOf(lines, invoice);
	const frozen = freeze(draft, context.now, original, totals);
	const document = await loadInvoiceDocument({ ...invoice, ...frozen } as Invoice, context, { ...draft, original });
	if (original) assertReads(document);
	else assertComplete(draft, frozen, document);
	if (formatCents(totals.net) !== invoice.net_total || formatCents(totals.tax) !== invoice.tax_total)
		throw kontorError('TOTALS_DO_NOT_ADD_UP', { collection: 'invoices' });
	// The number comes last: until the end of this transaction nobody else of the organization can issue.
	const kind = isReversal(invoice) ? 'cancellation' : 'invoice';
	const number = await takeNumber(context.database, invoice.organization_id, kind, frozen.issued_date);
	const delta = { ...frozen, ...number, status: 'issued' as const };
	await context
		.database('invoices')
		.where({ id: invoice.id })
		.update({ ...asRow(delta), updated_by: context.accountability.user });
	tellChange(context, { collection: 'invoices', id: invoice.id, delta });
	// The checked draft is what is drawn, with its number.
	fileAfterCommit({ ...document, invoice: { ...document.invoice, ...number, status: delta.status } }, context);
}

/** The driver writes objects as JSON, but arrays as Postgres arrays. */
const asRow = (values: Row): Row =>
	Object.fromEntries(
		Object.entries(values).map(([key, value]) => [key, value !== null && typeof value === 'object' ? JSON.stringify(value) : value]),
	);
