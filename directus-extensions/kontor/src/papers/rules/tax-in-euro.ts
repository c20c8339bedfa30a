/** German tax on an invoice in another currency is owed in euros: at the rate that stands on the invoice (§ 16 Abs. 6 UStG; BT-6 and BT-111 of EN 16931). */

import { type Cents, divideRounded, parseCents, parseDecimal } from '../../core/rules/money.js';
import type { InvoiceDocument } from './invoice-paper.js';
import { isTaxInEuro } from './tax-law.js';

const RATE_SCALE = 6;

export interface TaxInEuro {
	amount: Cents;
	/** How much of the invoice's currency is one euro. */
	rate: string;
	day: string;
}

export function taxInEuro({ invoice, seller }: Pick<InvoiceDocument, 'invoice' | 'seller'>): TaxInEuro | undefined {
	const { exchange_rate, exchange_rate_date, currency } = invoice;
	const tax = parseCents(invoice.tax_total);
	const country = typeof seller.country === 'string' ? seller.country : '';
	if (!exchange_rate || !exchange_rate_date || !isTaxInEuro({ seller: { country, vatId: null }, currency, hasTax: tax !== 0n }))
		return undefined;
	const rate = parseDecimal(exchange_rate, RATE_SCALE);
	return rate > 0n
		? { amount: divideRounded(tax * 10n ** BigInt(RATE_SCALE), rate), rate: exchange_rate, day: exchange_rate_date }
		: undefined;
}
