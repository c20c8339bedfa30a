/** A proposal becomes a notice: numbered, dated, its amounts worked out as of today and kept. */

import { assertVisible, lockRows, readRow } from '../core/load.js';
import { tellChange } from '../core/trail/audit.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { stateBy } from '../core/writing/move.js';
import type { DunningNotice } from '../generated/schema.js';
import { takeNumber } from '../numbers/take-number.js';
import { documentIncomplete } from '../papers/errors.js';
import { printProblems } from '../printing/print-problems.js';
import { loadDunningDocument, storeDunningPdf } from './dunning-files.js';
import { kontorError, NOT_DUNNED } from './errors.js';
import { amountsOf, type Claim, loadClaim, loadFirm } from './load-claim.js';
import { payUntil } from './rules/levels.js';
import { NOTICE_STATES } from './states.js';

export async function confirmNotice(id: string, context: VerbContext): Promise<void> {
	await assertVisible(context, 'dunning_notices', [id]);
	const { invoice_id } = (await readRow(context, 'dunning_notices', id))!;
	// Locks the invoice first, as everywhere, so that no payment is recorded at the same time.
	const [invoice] = await lockRows(context, 'invoices', [invoice_id]);
	const [notice] = await lockRows(context, 'dunning_notices', [id]);
	if (!notice || !invoice) throw kontorError('NOT_FOUND', { collection: 'dunning_notices' });
	const status = stateBy(NOTICE_STATES, 'confirm', notice.status);
	const firm = await loadFirm(notice.organization_id, context);
	const claim = await loadClaim(invoice, context);
	assertDunnable(claim, firm.today);
	await assertPrintable(notice, claim, context);

	const { today, levels } = firm;
	const { number } = await takeNumber(context.database, notice.organization_id, 'dunning_notice', today);
	const issued = {
		status,
		number,
		notice_date: today,
		// A due date that somebody entered stays, unless it has passed.
		due_date: notice.due_date && notice.due_date > today ? notice.due_date : payUntil(notice.level, levels, today),
		...amountsOf(claim, notice.level, firm),
	};
	const printed = { ...notice, ...issued, interest_details: JSON.parse(issued.interest_details) };
	const delta = { ...issued, pdf_file_id: await storeDunningPdf(printed, context) };
	await context
		.database('dunning_notices')
		.where({ id })
		.update({ ...delta, updated_by: context.accountability.user });
	tellChange(context, { collection: 'dunning_notices', id, delta });
}

/** Before the number is taken: what was sent does not change any more. */
async function assertPrintable(notice: DunningNotice, { invoice }: Claim, context: VerbContext): Promise<void> {
	const { seller, buyer } = await loadDunningDocument(notice, context);
	const ids = { document: notice.id, organization: notice.organization_id, customer: invoice.customer_id, contact: invoice.contact_id };
	const problems = printProblems({ head: { collection: 'dunning_notices', row: notice }, seller, buyer, ids });
	if (problems.length > 0) throw documentIncomplete(problems, 'dunning_notices');
}

/** Much can happen between a proposal and its confirmation. */
function assertDunnable({ invoice, customer }: Claim, today: string): void {
	const refuse = (reason: keyof typeof NOT_DUNNED) =>
		kontorError('DUNNING_NOT_POSSIBLE', {
			reason: NOT_DUNNED[reason],
			cause: reason,
			collection: 'dunning_notices',
			number: invoice.number,
		});
	if (invoice.status === 'cancelled') throw refuse('cancelled');
	if (Number(invoice.open_amount) <= 0) throw refuse('paid');
	if (!invoice.due_date || invoice.due_date >= today) throw refuse('early');
	if (invoice.is_dunning_paused) throw refuse('paused');
	if (customer.is_dunning_paused) throw refuse('customer');
}
