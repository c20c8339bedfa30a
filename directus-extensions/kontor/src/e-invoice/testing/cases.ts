/** For tests: what an invoice can be, as the product of its parts. */
import type { InvoiceDocument } from '../../papers/rules/invoice-paper.js';
import { documentOf, type Fixture, type FixtureLine } from './fixtures.js';

const TAXES: Record<string, FixtureLine[]> = {
	'19 %': [{ tax_rate: '19.00', tax_category: 'S' }],
	'19 % and 7 %': [{ tax_rate: '19.00' }, { tax_rate: '7.00', quantity: '3.3333', unit_price: '19.9900', unit: 'piece' }, {}],
	'zero rate beside 19 %': [{ tax_rate: '0.00', tax_category: 'Z', unit: 'piece' }, {}],
	exempt: [{ tax_rate: '0.00', tax_category: 'E', unit: 'flat', quantity: '1' }],
	'reverse charge': [{ tax_rate: '0.00', tax_category: 'AE', unit: 'day' }],
	'intra-community': [{ tax_rate: '0.00', tax_category: 'K', unit: 'km', unit_price: '0.3000' }],
	'third country': [{ tax_rate: '0.00', tax_category: 'G', unit: 'month' }],
	'outside the scope': [{ tax_rate: '0.00', tax_category: 'O' }],
};

const DISCOUNTS: Record<string, { line: string | null; document: string | null }> = {
	'no discount': { line: null, document: null },
	'line discount': { line: '12.50', document: null },
	'document discount': { line: null, document: '3.00' },
	'both discounts': { line: '33.33', document: '7.77' },
};

const SKONTO: Record<string, { skonto_percent: string | null; skonto_days: number | null }> = {
	'no Skonto': { skonto_percent: null, skonto_days: null },
	Skonto: { skonto_percent: '2.00', skonto_days: 10 },
};

export const KINDS = ['invoice', 'down_payment', 'final', 'correction', 'cancellation'] as const;
const PRICE_MODES = ['net', 'gross'] as const;
const CURRENCIES = ['EUR', 'CHF', 'GBP', 'USD'] as const;

type Kind = (typeof KINDS)[number];

export interface Case {
	name: string;
	document: InvoiceDocument;
}

export function casesOf(kind: Kind): Case[] {
	const cases: Case[] = [];
	for (const [taxName, lines] of Object.entries(TAXES))
		for (const [discountName, discount] of Object.entries(DISCOUNTS))
			for (const [skontoName, skonto] of Object.entries(SKONTO))
				for (const price_mode of PRICE_MODES) {
					const currency = CURRENCIES[cases.length % CURRENCIES.length]!;
					const fixture = {
						lines: linesOf(kind, lines, discount.line),
						invoice: { kind, price_mode, currency, discount_percent: discount.document, ...skonto },
						original: kind === 'correction' || kind === 'cancellation' ? { number: 'RE-2026-0001', issued_date: '2026-01-05' } : null,
					} satisfies Fixture;
					cases.push({
						name: [kind, taxName, discountName, skontoName, price_mode, currency].join(', '),
						document: documentOf(fixture),
					});
				}
	return cases;
}

/** A final invoice deducts what was paid in advance; a correction and a cancellation take back. */
function linesOf(kind: Kind, lines: FixtureLine[], discount: string | null): FixtureLine[] {
	const discounted = lines.map((line) => ({ ...line, discount_percent: discount }));
	if (kind === 'final')
		return [
			...discounted,
			...lines.map((line) => ({
				...line,
				quantity: '-1',
				unit_price: '100.0000',
				down_payment_id: '00000000-0000-4000-8000-000000000009',
			})),
		];
	if (kind === 'correction' || kind === 'cancellation')
		return discounted.map((line) => ({ ...line, quantity: `-${line.quantity ?? '8'}` }));
	return discounted;
}
