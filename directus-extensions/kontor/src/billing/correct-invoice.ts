/** Takes part of an issued invoice back: a correction with its own number, over the quantities that are asked for. */

import type { Words } from '../core/errors/reasons.js';
import { loadLocked } from '../core/load.js';
import { formatDecimal, parseCents, parseDecimal } from '../core/rules/money.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { Invoice, InvoiceLine } from '../generated/schema.js';
import { linesOf } from '../papers/draft.js';
import { isReversal } from '../papers/rules/reversal.js';
import { addReversal, assertNotDeducted, release } from './cancel-invoice.js';
import type { Correct } from './contracts.js';
import { kontorError, NOT_CORRECTED } from './errors.js';
import { type CorrectedLine, correctionOf, leftAfter, whyNot } from './rules/correction.js';

const TITLE = { de: 'Korrektur', en: 'Correction' };

/** Returns the id of the correction. */
export async function correctInvoice(id: string, { lines: wanted, reason }: Omit<Correct, 'id'>, context: VerbContext): Promise<string> {
	// Another correction of the same invoice waits here, so the quantities that are left are right.
	const original = await loadLocked(context, 'invoices', id);
	if (isReversal(original) || original.status === 'draft' || original.status === 'cancelled') throw refusal(NOT_CORRECTED.notIssued);
	await assertNotDeducted(original, context);

	const lines = await leftOf(original, await linesOf(id, context), context);
	const corrected = lines.map((line) => ({ ...line, taken: wanted.find(({ line_id }) => line_id === line.id)?.quantity ?? '0' }));
	for (const { line_id } of wanted) assertTakeable(corrected.find((line) => line.id === line_id));
	const totals = correctionOf(corrected, original);
	const remaining = parseCents(original.total) - parseCents(original.credited_amount) + totals.total;
	if (totals.total > 0n || remaining < 0n) throw refusal(NOT_CORRECTED.dearer);

	const taken = corrected.filter((line) => parseDecimal(line.taken, 4) !== 0n);
	const correction = await addReversal(
		'correction',
		original,
		taken.map((line) => ({ ...line, quantity: formatDecimal(parseDecimal(line.taken, 4), 4) })),
		{ closing_text: reason ?? null, name: TITLE },
		context,
		totals,
	);
	const gone = taken.filter((line) => parseDecimal(leftAfter(line), 4) === 0n);
	await release(
		gone.map((line) => line.id),
		context,
	);
	return correction;
}

/** The lines of an invoice with what earlier corrections have left of each. */
async function leftOf(
	original: Invoice,
	lines: readonly InvoiceLine[],
	{ database }: VerbContext,
): Promise<(InvoiceLine & { left: string })[]> {
	const earlier: { line: string; quantity: string }[] = await database('invoice_lines as l')
		.join('invoices as i', 'i.id', 'l.invoice_id')
		.where('i.related_invoice_id', original.id)
		.whereNot('i.status', 'draft')
		.whereNotNull('l.corrects_line_id')
		.groupBy('l.corrects_line_id')
		.select('l.corrects_line_id as line')
		.sum('l.quantity as quantity');
	const corrected = new Map(earlier.map(({ line, quantity }) => [line, quantity]));
	return lines.map((line) => ({
		...line,
		left: formatDecimal(parseDecimal(line.quantity, 4) + parseDecimal(corrected.get(line.id) ?? '0', 4), 4),
	}));
}

function assertTakeable(line: (CorrectedLine & { id: string; position: number }) | undefined): void {
	if (!line) throw kontorError('NOT_FOUND', { collection: 'invoice_lines' });
	const { id, position, left } = line;
	const about = { line_id: id, left };
	switch (whyNot(line)) {
		case 'deduction':
			throw refusal(NOT_CORRECTED.deduction(position), about);
		case 'nothing':
			throw refusal(NOT_CORRECTED.nothing(position), about);
		case 'too much':
			throw refusal(NOT_CORRECTED.tooMuch(position, short(left)), about);
	}
}

const short = (quantity: string | number): string => String(quantity).replace(/\.?0+$/, '');

const refusal = (reason: Words, about: object = {}) => kontorError('CORRECTION_NOT_POSSIBLE', { reason, collection: 'invoices', ...about });
