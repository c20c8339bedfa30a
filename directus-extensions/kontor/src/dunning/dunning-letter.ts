/** A reminder or dunning notice as a mail, to where the customer is now. */

import { loadLocked, readRow } from '../core/load.js';
import { formatCents, parseCents, sum } from '../core/rules/money.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { stateBy } from '../core/writing/move.js';
import { type Letter, recipientsOf, valuesOf } from '../mail/letter.js';
import { languageOf } from '../printing/party.js';
import { textsIn } from '../printing/texts.js';
import { dunningPdfOf, loadDunningDocument } from './dunning-files.js';
import { NOTICE_STATES } from './states.js';

export async function dunningLetter(id: string, context: VerbContext): Promise<Letter> {
	const notice = await loadLocked(context, 'dunning_notices', id);
	stateBy(NOTICE_STATES, 'send', notice.status);
	const { invoice, seller, buyer } = await loadDunningDocument(notice, context);
	const { customer_id } = (await readRow(context, 'invoices', notice.invoice_id))!;
	const customer = (await readRow(context, 'customers', customer_id))!;
	const claim = sum([notice.open_amount, notice.fee, notice.interest, notice.flat_fee].map(parseCents));
	const printed = {
		number: notice.number,
		title: textsIn(languageOf(buyer)).dunning.name(notice.level),
		total: formatCents(claim),
		currency: invoice.currency,
		date: notice.notice_date,
		due_date: notice.due_date,
		invoice_number: invoice.number,
	};
	return {
		kind: 'dunning_notice',
		organization_id: notice.organization_id,
		...valuesOf(printed, seller, buyer),
		recipients: recipientsOf(buyer, customer, false),
		files: [await dunningPdfOf(notice, context)],
		about: { dunning_notice_id: id },
	};
}
