/** The tax of a line is that of the rate that was chosen for it, whatever else is said or left out. */
import { beforeAll, expect, it } from 'vitest';
import { call, roads } from '../lib/api.ts';
import { addDraft, addFirm, addQuote, type Firm } from '../lib/books.ts';
import { find, sql } from '../lib/database.ts';

let firm: Firm;
beforeAll(async () => {
	firm = await addFirm();
});

const RATES = [
	['reduced', '7.00', 'S'],
	['reverseCharge', '0.00', 'AE'],
	['thirdCountry', '0.00', 'O'],
] as const;

it.each(RATES)('a line with the rate %s and its category, but no percentage, has %s % in %s', async (name, rate, category) => {
	for (const road of roads.filter(({ name: road }) => road !== 'GraphQL')) {
		const line = { title: 'Buch', quantity: '1', unit_price: '100.00', tax_rate_id: firm.rates[name], tax_category: category };
		const me = firm.people.Accountant;
		const { id: quote_id } = await addQuote(firm, []);
		const { id: invoice_id } = await addDraft(firm, []);
		for (const [collection, parent] of [
			['invoice_lines', { invoice_id }],
			['quote_lines', { quote_id }],
		] as const) {
			const answer = await road.create(me, collection, { ...line, ...parent });
			expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
			const [made] = await sql(`select tax_rate, tax_category from ${collection} order by created_at desc limit 1`);
			expect([road.name, made]).toEqual([road.name, { tax_rate: rate, tax_category: category }]);
		}
	}
	const nested = await call(firm.people.Accountant, '/items/invoices', {
		method: 'POST',
		body: {
			customer_id: firm.customer,
			lines: [{ title: 'Buch', quantity: '1', unit_price: '100.00', tax_rate_id: firm.rates[name], tax_category: category }],
		},
	});
	const line = await find(
		'invoice_lines',
		(nested.data.lines as (string | { id: string })[]).map((one) => (typeof one === 'string' ? one : one.id))[0]!,
	);
	expect([line!.tax_rate, line!.tax_category]).toEqual([rate, category]);
});
