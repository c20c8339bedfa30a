/** Down payments, the final invoice, and all the ways in which something could be billed twice or not at all. */
import { beforeAll, describe, expect, it } from 'vitest';
import { call } from '../lib/api.ts';
import { addAcceptedQuote, addDraft, addFirm, addQuote, change, type Firm, issue, post, right, withQuote } from '../lib/books.ts';
import { find, force, type Row, sql } from '../lib/database.ts';

let firm: Firm;
beforeAll(async () => {
	firm = await addFirm();
});

const tryTo = (id: string, what: string, body: object = {}) => post(firm.people.Accountant, `/billing/quotes/${id}/${what}`, body);
const cancel = async (id: string) => right(await post(firm.people.Accountant, `/billing/invoices/${id}/cancel`));
const remove = (id: string) => call(firm.people.Accountant, `/items/invoices/${id}`, { method: 'DELETE' });
const paidAhead = async (quote: string, percent: string) => issue(firm, (await withQuote(firm, quote, 'create-invoice', { percent })).id);
/** Drafts of final invoices say when the work was done. */
async function finalOf(quote: string): Promise<Row> {
	const draft = await withQuote(firm, quote, 'create-final-invoice');
	await call(firm.people.Accountant, `/items/invoices/${draft.id}`, { method: 'PATCH', body: { service_from: '2026-02-01' } });
	return draft;
}

describe('the whole', () => {
	it('is what the quote says, without what is optional', async () => {
		const quote = await addAcceptedQuote(
			firm,
			[
				{
					unit_price: '100.00',
					quantity: '2',
					unit: 'hour',
					discount_percent: '10',
					tax_rate_id: firm.rates.standard,
					service_id: firm.service,
				},
				{ unit_price: '50.00', is_optional: true },
				{ unit_price: '30.00', tax_rate_id: firm.rates.reduced },
			],
			{ discount_percent: '5', price_mode: 'gross', contact_id: firm.contact },
		);
		const invoice = await withQuote(firm, quote.id, 'create-invoice');
		expect(invoice).toMatchObject({
			status: 'draft',
			kind: 'invoice',
			quote_id: quote.id,
			customer_id: firm.customer,
			contact_id: firm.contact,
			title: 'Relaunch',
			price_mode: 'gross',
			discount_percent: '5.00',
			net_total: quote.net_total,
			tax_total: quote.tax_total,
			payment_terms_days: 14,
		});
		expect(invoice.lines.map((line: any) => [line.unit_price, line.tax_rate, line.unit])).toEqual([
			['100.0000', '19.00', 'hour'],
			['30.0000', '7.00', 'hour'],
		]);
	});

	it('is billed once; a cancelled or deleted invoice makes it free again', async () => {
		const { id } = await addAcceptedQuote(firm);
		const answers = await Promise.all(Array.from({ length: 6 }, () => tryTo(id, 'create-invoice')));
		expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409, 409]);
		expect(answers.find(({ status }) => status === 409)!.codes).toEqual(['QUOTE_INVOICED']);
		expect((await tryTo(id, 'create-invoice', { percent: '30' })).codes).toEqual(['QUOTE_INVOICED']);
		expect((await tryTo(id, 'create-final-invoice')).codes).toEqual(['QUOTE_INVOICED']);

		right(await remove(answers.find(({ status }) => status === 200)!.data.id));
		const next = await withQuote(firm, id, 'create-invoice');
		await change('invoices', next.id, { service_from: '2026-02-01' });
		await issue(firm, next.id);
		expect((await tryTo(id, 'create-invoice')).codes).toEqual(['QUOTE_INVOICED']);
		await cancel(next.id);
		expect((await tryTo(id, 'create-invoice')).status).toBe(200);
	});

	it('needs a quote that was accepted', async () => {
		const { id } = await addQuote(firm);
		for (const what of ['create-invoice', 'create-final-invoice']) expect((await tryTo(id, what)).codes).toEqual(['QUOTE_NOT_ACCEPTED']);
	});
});

describe('down payments', () => {
	it('take their share of each tax rate, in amounts whose tax is exact', async () => {
		const quote = await addAcceptedQuote(firm, [
			{ unit_price: '1234.56', tax_rate_id: firm.rates.standard },
			{ unit_price: '99.99', tax_rate_id: firm.rates.reduced },
			{ unit_price: '500.00', is_optional: true },
		]);
		const draft = await withQuote(firm, quote.id, 'create-invoice', { percent: '30' });
		expect(draft).toMatchObject({
			kind: 'down_payment',
			status: 'draft',
			down_payment_percent: '30.00',
			title: `Abschlag 30 % auf Angebot ${quote.number}`,
			net_total: '399.00',
			tax_total: '72.33',
			quote_id: quote.id,
		});
		expect(draft.lines.map(({ title, unit_price, tax_rate_id }: any) => [title, unit_price, tax_rate_id])).toEqual([
			[`Abschlag 30 % auf Angebot ${quote.number} (19 %)`, '370.0000', firm.rates.standard],
			[`Abschlag 30 % auf Angebot ${quote.number} (7 %)`, '29.0000', firm.rates.reduced],
		]);
		// What is paid ahead has no day of service yet.
		expect((await issue(firm, draft.id)).status).toBe('issued');
	});

	it('are at most the whole together, however many are made at once', async () => {
		const { id } = await addAcceptedQuote(firm);
		const answers = await Promise.all(Array.from({ length: 5 }, () => tryTo(id, 'create-invoice', { percent: 30 })));
		expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 409, 409]);
		const refused = answers.find(({ status }) => status === 409)!;
		expect(refused.codes).toEqual(['DOWN_PAYMENTS_OVER_100']);
		expect(refused.body.errors[0].extensions).toMatchObject({ left: '10.00', field: 'percent' });
		expect((await tryTo(id, 'create-invoice', { percent: '10' })).status).toBe(200);
		expect((await tryTo(id, 'create-invoice', { percent: '0.01' })).codes).toEqual(['DOWN_PAYMENTS_OVER_100']);
		right(await remove(answers.find(({ status }) => status === 200)!.data.id));
		expect((await tryTo(id, 'create-invoice', { percent: '30' })).status).toBe(200);
	});

	it('are refused when they are nothing, or no percentage', async () => {
		const { id } = await addAcceptedQuote(firm, [{ unit_price: '2.00' }]);
		expect((await tryTo(id, 'create-invoice', { percent: '10' })).codes).toEqual(['DOWN_PAYMENT_TOO_SMALL']);
		for (const percent of [0, -5, 101, '1e1', 'ten', '33.333', null, [], {}])
			expect([percent, (await tryTo(id, 'create-invoice', { percent })).codes]).toEqual([percent, ['INVALID_REQUEST']]);
	});

	it('leave the whole to the final invoice', async () => {
		const { id } = await addAcceptedQuote(firm);
		expect((await tryTo(id, 'create-final-invoice')).codes).toEqual(['NO_DOWN_PAYMENT']);
		const draft = await withQuote(firm, id, 'create-invoice', { percent: '50' });
		expect((await tryTo(id, 'create-invoice')).codes).toEqual(['QUOTE_HAS_DOWN_PAYMENTS']);
		expect((await tryTo(id, 'create-final-invoice')).codes).toEqual(['DOWN_PAYMENT_IS_DRAFT']);
		await issue(firm, draft.id);
		expect((await tryTo(id, 'create-final-invoice')).status).toBe(200);
	});

	it('are not corrected in parts', async () => {
		const { id } = await addAcceptedQuote(firm);
		const invoice = await paidAhead(id, '30');
		await expect(
			sql(
				`insert into invoices (id, organization_id, customer_id, kind, related_invoice_id) values (gen_random_uuid(), $1, $2, 'correction', $3)`,
				[firm.id, firm.customer, invoice.id],
			),
		).rejects.toMatchObject({ code: 'KN062' });
	});
});

describe('the final invoice', () => {
	it('deducts every down payment with its tax, and shows it', async () => {
		const quote = await addAcceptedQuote(
			firm,
			[
				{ unit_price: '1234.56', tax_rate_id: firm.rates.standard },
				{ unit_price: '99.99', tax_rate_id: firm.rates.reduced },
			],
			{ discount_percent: '3' },
		);
		const first = await paidAhead(quote.id, '30');
		const second = await paidAhead(quote.id, '20');
		const final = await finalOf(quote.id);
		expect(final).toMatchObject({ kind: 'final', title: 'Schlussrechnung: Relaunch', discount_percent: '3.00', quote_id: quote.id });
		const deductions = final.lines.filter((line: any) => line.down_payment_id);
		expect(deductions.map((line: any) => [line.down_payment_id, line.quantity, line.unit_price, line.tax_rate])).toEqual([
			[first.id, '-1.0000', '359.0000', '19.00'],
			[first.id, '-1.0000', '29.0000', '7.00'],
			[second.id, '-1.0000', '239.0000', '19.00'],
			[second.id, '-1.0000', '19.0000', '7.00'],
		]);
		expect(deductions[0].title).toMatch(
			new RegExp(`^abzüglich Abschlagsrechnung ${first.number} vom \\d\\d\\.\\d\\d\\.\\d{4} \\(19 %\\)$`),
		);
		expect(deductions[0].description).toBe('netto 359,00 EUR, USt 68,21 EUR');
		const issued = await issue(firm, final.id);
		const cents = (value: string) => BigInt(value.replace('.', ''));
		for (const field of ['net_total', 'tax_total', 'total'])
			expect(cents(first[field]) + cents(second[field]) + cents(issued[field])).toBe(cents(quote[field]));
	});

	it('takes gross prices where the quote has them', async () => {
		const quote = await addAcceptedQuote(firm, [{ unit_price: '1190.00' }], { price_mode: 'gross' });
		const first = await paidAhead(quote.id, '50');
		expect([first.net_total, first.total, first.price_mode]).toEqual(['500.00', '595.00', 'gross']);
		const final = await finalOf(quote.id);
		expect(final.lines[1]).toMatchObject({ quantity: '-1.0000', unit_price: '595.0000', down_payment_id: first.id });
		expect([final.net_total, final.total]).toEqual(['500.00', '595.00']);
	});

	it('deducts what was issued by hand for the quote as well', async () => {
		const quote = await addAcceptedQuote(firm, [{ unit_price: '1000.00' }]);
		const draft = await addDraft(firm, [{ unit_price: '333.33' }], { kind: 'down_payment', quote_id: quote.id });
		await issue(firm, draft.id);
		expect(await finalOf(quote.id)).toMatchObject({ net_total: '666.67' });
		const small = await addAcceptedQuote(firm, [{ unit_price: '100.00' }]);
		await issue(firm, (await addDraft(firm, [{ unit_price: '333.33' }], { kind: 'down_payment', quote_id: small.id })).id);
		expect((await tryTo(small.id, 'create-final-invoice')).codes).toEqual(['DOWN_PAYMENTS_EXCEED']);
	});

	it('is made once; cancelling or deleting it frees the down payments', async () => {
		const { id } = await addAcceptedQuote(firm);
		const ahead = await paidAhead(id, '30');
		const answers = await Promise.all(Array.from({ length: 5 }, () => tryTo(id, 'create-final-invoice')));
		expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409]);
		const draft = answers.find(({ status }) => status === 200)!.data;
		expect((await post(firm.people.Accountant, `/billing/invoices/${ahead.id}/cancel`)).codes).toEqual(['DOWN_PAYMENT_DEDUCTED']);
		right(await remove(draft.id));
		const final = await finalOf(id);
		await issue(firm, final.id);
		expect((await post(firm.people.Accountant, `/billing/invoices/${ahead.id}/cancel`)).codes).toEqual(['DOWN_PAYMENT_DEDUCTED']);
		expect((await tryTo(id, 'create-final-invoice')).codes).toEqual(['QUOTE_INVOICED']);
		await cancel(final.id);
		const again = await finalOf(id);
		expect(again.lines.filter((line: any) => line.down_payment_id === ahead.id)).toHaveLength(1);
		right(await remove(again.id));
		await cancel(ahead.id);
		expect((await tryTo(id, 'create-final-invoice')).codes).toEqual(['NO_DOWN_PAYMENT']);
		expect((await tryTo(id, 'create-invoice')).status).toBe(200);
	});

	it('and the cancelling of a down payment are one or the other, when both happen at once', async () => {
		for (let round = 0; round < 4; round++) {
			const { id } = await addAcceptedQuote(firm);
			const ahead = await paidAhead(id, '30');
			const [final, cancelled] = await Promise.all([
				tryTo(id, 'create-final-invoice'),
				post(firm.people.Manager, `/billing/invoices/${ahead.id}/cancel`),
			]);
			expect([final.status, cancelled.status].toSorted()).toEqual([200, 409]);
		}
	});

	it('is not issued without all of its deductions', async () => {
		const { id } = await addAcceptedQuote(firm);
		const ahead = await paidAhead(id, '30');
		const final = await finalOf(id);
		const deduction = final.lines.find((line: any) => line.down_payment_id).id;
		const changed = await call(firm.people.Accountant, `/items/invoice_lines/${deduction}`, { method: 'PATCH', body: { unit_price: '1' } });
		expect([changed.status, changed.codes]).toEqual([409, ['MADE_FROM_QUOTE']]);
		right(await call(firm.people.Accountant, `/items/invoice_lines/${deduction}`, { method: 'PATCH', body: { title: 'Abschlag' } }));
		right(await call(firm.people.Accountant, `/items/invoice_lines/${deduction}`, { method: 'DELETE' }));
		const answer = await post(firm.people.Accountant, `/billing/invoices/${final.id}/issue`);
		expect([answer.status, answer.codes, answer.body.errors[0].extensions.number]).toEqual([
			409,
			['DOWN_PAYMENT_NOT_DEDUCTED'],
			ahead.number,
		]);
	});

	it('stops down payments that are made by hand meanwhile', async () => {
		const { id } = await addAcceptedQuote(firm);
		await paidAhead(id, '30');
		const byHand = await addDraft(firm, [{ unit_price: '100' }], { kind: 'invoice', quote_id: null });
		await finalOf(id);
		const named = { kind: 'down_payment', quote_id: id };
		const answer = await call(firm.people.Accountant, `/items/invoices/${byHand.id}`, { method: 'PATCH', body: named });
		expect(answer.codes).toEqual(['QUOTE_INVOICED']);
		// One that was there before anybody looked is not issued either.
		await force(`update invoices set kind = 'down_payment', quote_id = $2 where id = $1`, [byHand.id, id]);
		expect((await post(firm.people.Accountant, `/billing/invoices/${byHand.id}/issue`)).codes).toEqual(['QUOTE_INVOICED']);
	});

	it('stays what it is, by every road', async () => {
		const { id } = await addAcceptedQuote(firm);
		const ahead = await paidAhead(id, '30');
		const draft = await withQuote(firm, id, 'create-invoice', { percent: '10' });
		for (const body of [{ kind: 'invoice' }, { quote_id: null }, { price_mode: 'gross' }, { currency: 'CHF' }]) {
			const answer = await call(firm.people.Accountant, `/items/invoices/${draft.id}`, { method: 'PATCH', body });
			expect([body, answer.codes]).toEqual([body, ['MADE_FROM_QUOTE']]);
		}
		right(await remove(draft.id));
		const final = await finalOf(id);
		expect(
			(await call(firm.people.Accountant, `/items/invoices/${final.id}`, { method: 'PATCH', body: { kind: 'invoice' } })).codes,
		).toEqual(['MADE_FROM_QUOTE']);
		const deduct = (invoice: string) =>
			sql(
				`insert into invoice_lines (id, organization_id, invoice_id, title, quantity, unit_price, down_payment_id) values (gen_random_uuid(), $1, $2, 'x', -1, 1, $3)`,
				[firm.id, invoice, ahead.id],
			);
		const other = await addDraft(firm);
		await expect(deduct(other.id)).rejects.toMatchObject({ code: 'KN060' });
		const byApi = await post(firm.people.Administrator, '/items/invoice_lines', {
			invoice_id: other.id,
			title: 'x',
			organization_id: firm.id,
			down_payment_id: ahead.id,
		});
		expect(byApi.codes).toEqual(['FIELD_IS_GIVEN']);
		// A second final invoice of the quote is refused before it could deduct anything.
		await expect(
			sql(`insert into invoices (id, organization_id, customer_id, kind, quote_id) values (gen_random_uuid(), $1, $2, 'final', $3)`, [
				firm.id,
				firm.customer,
				id,
			]),
		).rejects.toMatchObject({ code: 'KN063' });
		await expect(sql(`update invoices set cancelled_at = now() where id = $1`, [ahead.id])).rejects.toMatchObject({ code: 'KN065' });
		expect((await find('invoices', ahead.id))!.status).toBe('issued');
	});
});
