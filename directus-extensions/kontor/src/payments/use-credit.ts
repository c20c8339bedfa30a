/** Pays an invoice from what the customer has paid too much before. */

import { loadLocked } from '../core/load.js';
import { dayIn, organizationOf } from '../core/organizations.js';
import { parseCents } from '../core/rules/money.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { bookPayment } from './book-payment.js';
import { lockedBalance } from './credit.js';
import { kontorError } from './errors.js';

/** Without an amount: as much as is open and there. */
export async function useCredit(id: string, { amount }: { amount?: string | undefined }, context: VerbContext): Promise<void> {
	const invoice = await loadLocked(context, 'invoices', id);
	const open = parseCents(invoice.open_amount);
	if (open <= 0n) throw kontorError('INVOICE_NOT_PAYABLE', { status: invoice.status, collection: 'payments', field: 'invoice_id' });
	const balance = await lockedBalance(invoice.customer_id, invoice.currency, context);
	if (balance <= 0n)
		throw kontorError('CREDIT_INSUFFICIENT', { balance: '0.00', currency: invoice.currency, collection: 'customer_credits' });
	const { time_zone } = await organizationOf(context, invoice.organization_id);
	await bookPayment(
		invoice,
		{
			amount: amount === undefined ? (open < balance ? open : balance) : parseCents(amount),
			payment_date: dayIn(time_zone, context.now),
			method: 'credit',
		},
		context,
	);
}
