/** What plain writes can not set: the server gives it, or it follows from a verb that the error names. */
import type { Row } from '../context.js';
import { kontorError } from '../errors/errors.js';
import { type DocumentCollection, INITIAL, TRANSITIONS, transitionsOf } from '../rules/transitions.js';

const GIVEN: Record<string, readonly string[]> = {
	invoices: [
		'number',
		'sequence_year',
		'sequence_number',
		'related_invoice_id',
		'down_payment_percent',
		'recurring_invoice_id',
		'recurring_period',
		'net_total',
		'tax_total',
		'total',
		'tax_summary',
		'paid_amount',
		'credited_amount',
		'open_amount',
		'sent_at',
		'cancelled_at',
		'seller_snapshot',
		'buyer_snapshot',
		'pdf_path',
		'pdf_file_id',
		'xml_file_id',
	],
	invoice_lines: ['net_amount', 'down_payment_id', 'corrects_line_id'],
	quotes: [
		'number',
		'version',
		'previous_quote_id',
		'net_total',
		'tax_total',
		'total',
		'tax_summary',
		'sent_at',
		'decided_at',
		'decline_reason',
		'seller_snapshot',
		'buyer_snapshot',
		'pdf_file_id',
	],
	quote_lines: ['net_amount'],
	payments: ['payment_group_id'],
	time_entries: [
		'hours',
		'is_overlapping',
		'approved_by',
		'approved_at',
		'rejection_reason',
		'invoice_line_id',
		'billed_rate',
		'billed_hours',
	],
	expenses: ['approved_by', 'approved_at', 'rejection_reason', 'reimbursed_at', 'invoice_id', 'invoice_line_id'],
	dunning_notices: ['number', 'notice_date', 'open_amount', 'fee', 'interest', 'flat_fee', 'interest_details', 'sent_at', 'pdf_file_id'],
	documents: ['version', 'previous_document_id', 'is_current', 'file_path', 'type', 'checksum'],
	projects: ['budget_warned_percent'],
};

/** Where the verbs of a collection are: the part of the address before the id. */
const ADDRESS: Record<DocumentCollection, string> = {
	invoices: '/billing/invoices',
	quotes: '/billing/quotes',
	time_entries: '/time/entries',
	expenses: '/expenses',
	dunning_notices: '/billing/dunning-notices',
};

const isDocument = (collection: string): collection is DocumentCollection => collection in TRANSITIONS;

/** For every caller, administrators too. An empty value is not one (Studio sends what a form holds). */
export function refuseGivenFields(collection: string, payload: Row): void {
	const field = GIVEN[collection]?.find((name) => payload[name] !== undefined && payload[name] !== null);
	if (field) throw kontorError('FIELD_IS_GIVEN', { collection, field });
	if (!isDocument(collection)) return;
	if (payload.status !== undefined && payload.status !== INITIAL[collection]) throw statusByVerb(collection, payload.status);
	if (collection === 'invoices' && payload.kind !== undefined && payload.kind !== 'invoice' && payload.kind !== 'down_payment')
		throw kontorError('FIELD_IS_GIVEN', { collection, field: 'kind' });
}

/** A status that is written goes nowhere, not even back to the beginning. */
export function refuseStatus(collection: string, payload: Row): void {
	if (isDocument(collection) && payload.status !== undefined) throw statusByVerb(collection, payload.status);
}

function statusByVerb(collection: DocumentCollection, status: unknown): Error {
	const verbs = transitionsOf(collection)
		.filter(({ to, by }) => to === status && !/ |payment|counter/.test(by))
		.map(({ by }) => `POST ${ADDRESS[collection]}/:id/${by}`);
	const known = verbs.length > 0 ? verbs.join(', ') : `POST ${ADDRESS[collection]}/:id/…`;
	return kontorError('STATUS_BY_VERB', {
		collection,
		field: 'status',
		verbs: status === 'paid' || status === 'partially_paid' ? `POST ${ADDRESS[collection]}/:id/payments` : known,
	});
}
