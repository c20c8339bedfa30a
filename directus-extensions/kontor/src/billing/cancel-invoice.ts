/** Takes an issued invoice back, whole: a cancellation with its own number; the time that it billed can be billed again. */
import type { Row } from '../core/context.js';
import { loadLocked, readRow } from '../core/load.js';
import { pick } from '../core/pick.js';
import { formatDecimal, parseDecimal } from '../core/rules/money.js';
import { tellChange, tellChanges } from '../core/trail/audit.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { stateBy } from '../core/writing/move.js';
import type { Invoice, InvoiceLine } from '../generated/schema.js';
import { addPaper } from '../papers/add-paper.js';
import { COPIED } from '../papers/copied-line.js';
import { linesOf, loadDraft } from '../papers/draft.js';
import { isReversal, type REVERSALS } from '../papers/rules/reversal.js';
import type { Totals } from '../papers/rules/totals.js';
import { kontorError } from './errors.js';
import { issueDraft } from './issue-invoice.js';
import { INVOICE_STATES } from './states.js';

const TITLE = { de: 'Storno', en: 'Cancellation' };

/** Returns the id of the cancellation. */
export async function cancelInvoice(id: string, { reason }: { reason?: string | undefined }, context: VerbContext): Promise<string> {
	const original = await loadLocked(context, 'invoices', id);
	const to = stateBy(INVOICE_STATES, 'cancel', original.status);
	if (isReversal(original)) throw kontorError('TRANSITION_NOT_ALLOWED', { from: original.status, to, collection: 'invoices' });
	if (await isCorrected(original, context)) throw kontorError('ALREADY_CORRECTED', { collection: 'invoices' });
	await assertNotDeducted(original, context);

	const lines = await linesOf(original.id, context);
	const cancellation = await addReversal('cancellation', original, lines, { closing_text: reason ?? null, name: TITLE }, context);
	await release(idsOf(lines), context);
	// Set by the database when the cancellation was issued (snapshots/guards/billing/invoices.sql).
	const { status, cancelled_at } = (await readRow(context, 'invoices', id))!;
	tellChange(context, { collection: 'invoices', id, delta: { status, cancelled_at } });
	return cancellation;
}

const isCorrected = async ({ id }: Invoice, { database }: VerbContext): Promise<boolean> =>
	(await database('invoices').where({ related_invoice_id: id }).whereNot('status', 'draft').first('id')) !== undefined;

/** A down payment that a final invoice has deducted stays: cancel the final invoice first. */
export async function assertNotDeducted(original: Invoice, { database }: VerbContext): Promise<void> {
	if (original.kind !== 'down_payment') return;
	const final = await database('invoice_lines')
		.join('invoices', 'invoices.id', 'invoice_lines.invoice_id')
		.where('invoice_lines.down_payment_id', original.id)
		.whereNot('invoices.status', 'cancelled')
		.where('invoices.kind', 'final')
		.first('invoices.number');
	if (final) throw kontorError('DOWN_PAYMENT_DEDUCTED', { collection: 'invoices', number: final.number ?? '' });
}

/** Makes the reversal: a draft with the given quantities, negated, and issued at once. */
export async function addReversal(
	kind: (typeof REVERSALS)[number],
	original: Invoice,
	lines: readonly InvoiceLine[],
	{ closing_text, name }: { closing_text: string | null; name: { de: string; en: string } },
	context: VerbContext,
	totals?: Totals,
): Promise<string> {
	const language = (original.buyer_snapshot as Row | null)?.language === 'en' ? 'en' : 'de';
	const title = `${name[language]}: ${original.title ?? original.number}`;
	const copied = pick(original, [
		'customer_id',
		'contact_id',
		'project_id',
		'quote_id',
		'currency',
		'exchange_rate',
		'exchange_rate_date',
		'price_mode',
		'discount_percent',
		'service_from',
		'service_to',
		'buyer_reference',
		'order_number',
		'leitweg_id',
	]);
	const { organization_id, id: related_invoice_id } = original;
	const values = { organization_id, ...copied, kind, title: title.slice(0, 255), related_invoice_id, closing_text };
	const reversed = lines.map((line) => ({
		...pick(line, [...COPIED, 'service_from', 'service_to', 'down_payment_id']),
		quantity: formatDecimal(-parseDecimal(line.quantity, 4), 4),
		corrects_line_id: line.id,
	}));
	const draft = await addPaper('invoices', { values, delta: { kind, related_invoice_id }, lines: reversed }, context);
	// The parties as they were on the original, because that invoice is taken back.
	await issueDraft(await loadDraft(draft, context), context, { original, totals });
	return draft.id;
}

/** What these lines have billed can be billed again. */
export async function release(lines: string[], context: VerbContext): Promise<void> {
	const free = async (collection: 'time_entries' | 'expenses', delta: Row) => {
		const rows: Row[] = await context
			.database(collection)
			.whereRaw('invoice_line_id = any(?::uuid[])', [lines])
			.update(delta)
			.returning('id');
		tellChanges(
			context,
			rows.map(({ id }) => ({ collection, id: String(id), delta })),
		);
	};
	await free('time_entries', { invoice_line_id: null, billed_rate: null, billed_hours: null });
	await free('expenses', { invoice_line_id: null });
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
