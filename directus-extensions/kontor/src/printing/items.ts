/** The lines of a quote or an invoice as rows of a table. */

import { type Cents, parseCents, parseDecimal } from '../core/rules/money.js';
import type { InvoiceLine } from '../generated/schema.js';
import { lineAmount } from '../papers/rules/totals.js';
import { asText } from './party.js';
import type { Setting } from './setting.js';
import type { Column, Row, Table } from './table.js';

type Shared =
	| 'position'
	| 'title'
	| 'description'
	| 'quantity'
	| 'unit'
	| 'unit_price'
	| 'discount_percent'
	| 'tax_rate'
	| 'tax_category'
	| 'net_amount';

export interface Item extends Pick<InvoiceLine, Shared> {
	service_from?: string | null;
	service_to?: string | null;
	is_optional?: boolean;
}

/** What a line is printed with: net, or with the tax where unit prices include it. */
export const printedAmount = (item: Item, priceMode: string): Cents =>
	priceMode === 'gross' ? lineAmount(item) : parseCents(item.net_amount);

export function itemTable({ texts, formats }: Setting, items: readonly Item[], priceMode: string, period: string): Omit<Table, 'tail'> {
	const { table, unit } = texts;
	const hasDiscount = items.some((item) => isSomething(item.discount_percent));
	const hasRates = new Set(items.map(({ tax_rate, tax_category }) => `${tax_category} ${tax_rate}`)).size > 1;
	const digits = Math.max(0, ...items.map(({ unit_price }) => decimalsIn(unit_price)));

	const columns: Column[] = [
		{ heading: table.position, align: 'left' },
		{ heading: table.title, align: 'left', isText: true },
		{ heading: table.quantity, align: 'right', point: formats.number('0.5')[1]! },
		{ heading: '', align: 'left', isAttached: true },
		{ heading: table.price, align: 'right' },
		...(hasDiscount ? [{ heading: table.discount, align: 'right' } as const] : []),
		...(hasRates ? [{ heading: table.tax, align: 'right' } as const] : []),
		{ heading: table.amount, align: 'right' },
	];
	const rows = items.map((item): Row => {
		const amount = printedAmount(item, priceMode);
		const [one, many] = unit[item.unit] ?? [item.unit, item.unit];
		const description = asText(item.description);
		const own = formats.period(item.service_from, item.service_to);
		return {
			cells: [
				String(item.position),
				item.title,
				formats.number(item.quantity),
				parseDecimal(item.quantity, 4) === 10_000n ? one : many,
				formats.price(item.unit_price, digits),
				...(hasDiscount ? [isSomething(item.discount_percent) ? formats.percent(item.discount_percent!) : ''] : []),
				...(hasRates ? [formats.percent(item.tax_rate)] : []),
				formats.money(amount),
			],
			details: [description, own === period || description.includes(own) ? '' : own, item.is_optional ? table.optional : '']
				.filter(Boolean)
				.join('\n'),
			amount: item.is_optional ? 0n : amount,
			isMuted: item.is_optional ?? false,
		};
	});
	return { columns, rows, carried: formats.money };
}

const isSomething = (percent: string | null) => percent !== null && parseDecimal(percent, 2) !== 0n;

/** How many decimal places it takes, so that all prices can have as many and stand below each other. */
const decimalsIn = (price: string) => (/\.(\d*?)0*$/.exec(price)?.[1] ?? '').length;
