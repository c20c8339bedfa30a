/** A sample of quotes through the whole product: what was paid ahead and the final invoice are the quote, to the cent, per tax rate. */
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { parseCents } from '../../directus-extensions/kontor/src/core/rules/money.ts';
import { addAcceptedQuote, addFirm, change, type Firm, issue, withQuote } from '../lib/books.ts';
import type { Row } from '../lib/database.ts';

let firm: Firm;
beforeAll(async () => {
	firm = await addFirm();
});

const sums = (documents: Row[]) => {
	const groups: Record<string, [bigint, bigint]> = {};
	for (const { tax_category, tax_rate, net_amount, tax_amount } of documents.flatMap(({ tax_summary }) => tax_summary)) {
		const [net, tax] = groups[`${tax_category} ${tax_rate}`] ?? [0n, 0n];
		groups[`${tax_category} ${tax_rate}`] = [net + parseCents(net_amount), tax + parseCents(tax_amount)];
	}
	return groups;
};

const line = fc.record({
	quantity: fc.integer({ min: 1, max: 99_999 }).map((value) => (value / 100).toFixed(2)),
	unit_price: fc.integer({ min: 1, max: 999_999 }).map((value) => (value / 100).toFixed(2)),
	discount_percent: fc.option(fc.integer({ min: 1, max: 50 }).map(String)),
	rate: fc.constantFrom('standard', 'reduced', 'zero') as fc.Arbitrary<'standard' | 'reduced' | 'zero'>,
	is_optional: fc.boolean(),
});

it('for any lines, discounts, prices and percentages', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc
				.array(line, { minLength: 1, maxLength: 4 })
				.filter((lines) =>
					lines.some(({ is_optional, unit_price, quantity }) => !is_optional && Number(unit_price) * Number(quantity) > 100),
				),
			fc.constantFrom('net', 'gross'),
			fc.option(fc.integer({ min: 1, max: 40 }).map(String)),
			fc.constantFrom(['30'], ['25.5', '33.33'], ['100'], ['10', '20', '70']),
			async (lines, price_mode, discount_percent, percents) => {
				const quote = await addAcceptedQuote(
					firm,
					lines.map(({ rate, ...rest }) => ({ ...rest, tax_rate_id: firm.rates[rate] })),
					{ price_mode, discount_percent },
				);
				const documents: Row[] = [];
				for (const percent of percents)
					documents.push(await issue(firm, (await withQuote(firm, quote.id, 'create-invoice', { percent })).id));
				const final = await withQuote(firm, quote.id, 'create-final-invoice');
				await change('invoices', final.id, { service_from: '2026-02-01' });
				documents.push(await issue(firm, final.id));
				expect(sums(documents)).toEqual(sums([quote]));
				expect(documents.reduce((total, document) => total + parseCents(document.total), 0n)).toBe(parseCents(quote.total));
			},
		),
		{ numRuns: 12 },
	);
});
