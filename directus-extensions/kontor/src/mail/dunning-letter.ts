/** A reminder or dunning notice as a mail, to where the customer is now. */
import { kontorError } from '../core/errors.js';
import { loadLocked, readRow } from '../core/load.js';
import { formatCents, parseCents, sum } from '../core/rules/money.js';
import type { Customer, DunningNotice, Invoice } from '../core/schema.js';
import type { VerbContext } from '../core/verbs.js';
import { dunningPdfOf, loadDunningDocument } from '../documents/dunning-files.js';
import { languageOf } from '../documents/pdf/party.js';
import { textsIn } from '../documents/pdf/texts.js';
import { type Letter, recipientsOf, valuesOf } from './letter.js';
import { isMailable } from './rules/mailable.js';

export async function dunningLetter(id: string, context: VerbContext): Promise<Letter> {
	const notice = await loadLocked<DunningNotice>(context, 'dunning_notices', id);
	if (!isMailable('dunning_notices', notice.status))
		throw kontorError('TRANSITION_NOT_ALLOWED', { from: notice.status, to: 'sent', collection: 'dunning_notices' });
	const { invoice, seller, buyer } = await loadDunningDocument(notice, context);
	const { customer_id } = (await readRow<Invoice>(context, 'invoices', notice.invoice_id))!;
	const customer = (await readRow<Customer>(context, 'customers', customer_id))!;
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
