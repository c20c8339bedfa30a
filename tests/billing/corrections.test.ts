/** Taking part of an issued invoice back: by line and quantity, never more than is left, to the cent however many steps it takes. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatDecimal, parseCents, parseDecimal, sum } from '../../directus-extensions/kontor/src/core/rules/money.ts';
import { call } from '../lib/api.ts';
import { addFirm, addIssued, change, type Firm, issue, post, right } from '../lib/books.ts';
import { find, insert, insertImported, type Row, sql } from '../lib/database.ts';
import { findingsIn } from '../lib/verify.ts';
import { addProject, entriesOf, spend, track } from './work.ts';

let firm: Firm;
let other: Firm;
beforeAll(async () => {
	firm = await addFirm();
	other = await addFirm();
});

const correct = (invoice: Row, lines: [line: Row | string, quantity: string][], more: Row = {}, person = firm.people.Accountant) =>
	post(person, `/billing/invoices/${invoice.id}/correct`, {
		lines: lines.map(([line, quantity]) => ({ line_id: typeof line === 'string' ? line : line.id, quantity })),
		...more,
	});
const documentOf = async ({ correction_id }: Row): Promise<Row> =>
	right(await call(firm.people.Accountant, `/items/invoices/${correction_id}?fields=*,lines.*&deep[lines][_sort]=position`));
const pay = (invoice: string, amount: string) =>
	insert('payments', {
		id: randomUUID(),
		organization_id: firm.id,
		invoice_id: invoice,
		amount,
		payment_date: '2026-02-01',
		method: 'bank_transfer',
	});
const creditOf = async (customer: string) =>
	(await sql('select coalesce(sum(amount), 0)::text as sum from customer_credits where customer_id = $1', [customer]))[0]!.sum;

describe('a correction', () => {
	it('is a document with its own number, negative quantities, and the reason; the invoice asks for less', async () => {
		const invoice = await addIssued(firm, [
			{ quantity: '10', unit_price: '100.00' },
			{ quantity: '1', unit_price: '50.00', tax_rate_id: firm.rates.reduced },
		]);
		const answer = right(await correct(invoice, [[invoice.lines[0], '2.5']], { reason: 'Zu viele Stunden' }));
		expect(answer).toMatchObject({ id: invoice.id, credited_amount: '297.50', open_amount: '946.00', status: 'issued' });
		const correction = await documentOf(answer);
		expect(correction).toMatchObject({
			kind: 'correction',
			status: 'issued',
			number: expect.stringMatching(/^ST-/),
			related_invoice_id: invoice.id,
			closing_text: 'Zu viele Stunden',
			title: `Korrektur: ${invoice.number}`,
			net_total: '-250.00',
			tax_total: '-47.50',
			total: '-297.50',
			open_amount: '0.00',
			seller_snapshot: invoice.seller_snapshot,
			buyer_snapshot: invoice.buyer_snapshot,
			lines: [{ quantity: '-2.5000', net_amount: '-250.00', corrects_line_id: invoice.lines[0].id, unit_price: '100.0000' }],
		});
		expect(correction.tax_summary).toMatchObject([{ tax_rate: '19.00', net_amount: '-250.00', tax_amount: '-47.50' }]);
	});

	it('takes no more of a line than is left, over all corrections', async () => {
		const invoice = await addIssued(firm, [
			{ quantity: '3', unit_price: '10.00' },
			{ quantity: '1', unit_price: '1.00' },
		]);
		const [line] = invoice.lines;
		right(await correct(invoice, [[line, '2']]));
		for (const quantity of ['1.0001', '3', '-1']) {
			const answer = await correct(invoice, [[line, quantity]]);
			expect(answer).toMatchObject({ status: 409, codes: ['CORRECTION_NOT_POSSIBLE'] });
			expect(answer.body.errors[0].extensions).toMatchObject({
				left: '1.0000',
				line_id: line.id,
				messages: { de: expect.stringMatching(/noch 1 übrig/) },
			});
		}
		right(await correct(invoice, [[line, '1']]));
		expect((await correct(invoice, [[line, '0.0001']])).codes).toEqual(['CORRECTION_NOT_POSSIBLE']);
		expect((await correct(invoice, [[line, '0']])).codes).toEqual(['INVALID_REQUEST']);
		expect((await correct(invoice, [])).codes).toEqual(['INVALID_REQUEST']);
		expect(
			(
				await correct(invoice, [
					[line, '1'],
					[line, '1'],
				])
			).codes,
		).toEqual(['INVALID_REQUEST']);
		expect((await correct(invoice, [[randomUUID(), '1']])).codes).toEqual(['NOT_FOUND']);
		const foreign = await addIssued(firm);
		expect((await correct(invoice, [[foreign.lines[0], '1']])).codes).toEqual(['NOT_FOUND']);
	});

	it('settles an invoice that is corrected away whole; it is cancelled no more', async () => {
		const invoice = await addIssued(firm, [{ quantity: '3', unit_price: '9.99' }]);
		expect((await correct(invoice, [[invoice.lines[0], '3']])).data).toMatchObject({
			status: 'paid',
			open_amount: '0.00',
			credited_amount: invoice.total,
		});
		expect((await post(firm.people.Accountant, `/billing/invoices/${invoice.id}/cancel`)).codes).toEqual(['ALREADY_CORRECTED']);
	});

	it('of nothing but free lines still bars cancelling all of them again', async () => {
		const invoice = await addIssued(firm, [{ quantity: '3', unit_price: '0.00' }, { unit_price: '5.00' }]);
		expect((await correct(invoice, [[invoice.lines[0], '3']])).data).toMatchObject({ credited_amount: '0.00' });
		expect((await post(firm.people.Accountant, `/billing/invoices/${invoice.id}/cancel`)).codes).toEqual(['ALREADY_CORRECTED']);
	});

	it('is for issued invoices only: no draft, nothing cancelled, no correction of a correction', async () => {
		const draft = right(
			await post(firm.people.Accountant, '/items/invoices?fields=*,lines.*', { customer_id: firm.customer, lines: [{ title: 'x' }] }),
		);
		const cancelled = await addIssued(firm);
		const { cancellation_id } = right(await post(firm.people.Accountant, `/billing/invoices/${cancelled.id}/cancel`));
		const cancellation = await find('invoices', cancellation_id);
		for (const one of [
			draft,
			cancelled,
			{ ...cancellation, lines: [(await sql('select id from invoice_lines where invoice_id = $1', [cancellation_id]))[0]] },
		] as Row[])
			expect((await correct(one, [[one.lines[0], '1']])).codes).toEqual(['CORRECTION_NOT_POSSIBLE']);
	});

	it('leaves the deduction of a down payment alone', async () => {
		const downPayment = await addIssued(firm, undefined, { kind: 'down_payment' });
		const final = await insertImported('invoices', {
			id: randomUUID(),
			organization_id: firm.id,
			customer_id: firm.customer,
			kind: 'final',
			service_from: '2026-01-01',
		});
		const addLine = (values: Row) =>
			insert('invoice_lines', { id: randomUUID(), organization_id: firm.id, invoice_id: final, title: 'x', ...values });
		const sold = await addLine({ quantity: 3, unit_price: 100 });
		const deduction = await addLine({ quantity: -1, unit_price: 100, down_payment_id: downPayment.id, position: 2 });
		const invoice = await issue(firm, final);
		expect((await correct(invoice, [[deduction, '-1']])).codes).toEqual(['CORRECTION_NOT_POSSIBLE']);
		expect((await correct(downPayment, [[downPayment.lines[0], '1']])).codes).toEqual(['DOWN_PAYMENT_DEDUCTED']);
		// More than the final invoice still asks for would make it negative.
		expect((await correct(invoice, [[sold, '3']])).codes).toEqual(['CORRECTION_NOT_POSSIBLE']);
		right(await correct(invoice, [[sold, '2']]));
	});

	it('does not make an invoice dearer by taking a rebate back alone', async () => {
		const invoice = await addIssued(firm, [
			{ quantity: '1', unit_price: '100.00' },
			{ quantity: '-1', unit_price: '10.00' },
		]);
		const [sold, rebate] = invoice.lines;
		expect((await correct(invoice, [[rebate, '-1']])).codes).toEqual(['CORRECTION_NOT_POSSIBLE']);
		expect((await correct(invoice, [[sold, '1']])).codes).toEqual(['CORRECTION_NOT_POSSIBLE']);
		expect(
			(
				await correct(invoice, [
					[sold, '1'],
					[rebate, '-1'],
				])
			).data,
		).toMatchObject({ credited_amount: '107.10', status: 'paid' });
	});

	it('takes the right to issue, and an invoice that the caller sees', async () => {
		const invoice = await addIssued(firm);
		for (const role of ['Employee', 'Project lead', 'Sales', 'Auditor'] as const)
			expect((await correct(invoice, [[invoice.lines[0], '1']], {}, firm.people[role])).codes, role).toEqual(['VERB_NOT_ALLOWED']);
		expect((await correct(invoice, [[invoice.lines[0], '1']], {}, other.people.Manager)).codes).toEqual(['NOT_FOUND']);
	});
});

describe('what was paid', () => {
	it('beyond what is left becomes the customer’s credit', async () => {
		const invoice = await addIssued(firm, [{ quantity: '2', unit_price: '100.00' }]);
		await pay(invoice.id, '200.00');
		const before = parseCents(await creditOf(firm.customer));
		expect((await correct(invoice, [[invoice.lines[0], '1']])).data).toMatchObject({
			status: 'paid',
			paid_amount: '200.00',
			credited_amount: '119.00',
		});
		expect(parseCents(await creditOf(firm.customer)) - before).toBe(8_100n);
		expect((await correct(invoice, [[invoice.lines[0], '1']])).data).toMatchObject({ status: 'paid' });
		expect(parseCents(await creditOf(firm.customer)) - before).toBe(20_000n);
	});

	it('in part may be enough then', async () => {
		const invoice = await addIssued(firm, [{ quantity: '2', unit_price: '100.00' }]);
		await pay(invoice.id, '119.00');
		expect((await correct(invoice, [[invoice.lines[0], '1']])).data).toMatchObject({ status: 'paid', open_amount: '0.00' });
	});
});

describe('what a line has billed', () => {
	it('is free again when the line is corrected away whole, not before', async () => {
		const project = await addProject(firm);
		await track(firm, project, 60);
		await track(firm, project, 60, { start_time: '2026-03-11T09:00:00Z' });
		const expense = await spend(firm, project);
		const draft = right(
			await post(firm.people.Accountant, '/billing/invoices/from-time', {
				projects: [project],
				until: '2026-03-31',
				group_by: 'day',
				include_expenses: true,
			}),
		);
		const invoice = await issue(firm, draft.id);
		const [first, second, trip] = invoice.lines;
		right(
			await correct(invoice, [
				[first, '0.5'],
				[second, '1'],
			]),
		);
		expect((await entriesOf(project)).map(({ invoice_line_id }) => invoice_line_id)).toEqual([first.id, null]);
		right(
			await correct(invoice, [
				[first, '0.5'],
				[trip, '1'],
			]),
		);
		expect((await entriesOf(project)).map(({ invoice_line_id, billed_hours }) => [invoice_line_id, billed_hours])).toEqual([
			[null, null],
			[null, null],
		]);
		expect(await find('expenses', expense)).toMatchObject({ invoice_line_id: null, invoice_id: null });
		const anew = await post(firm.people.Accountant, '/billing/invoices/from-time', {
			projects: [project],
			until: '2026-03-31',
			include_expenses: true,
		});
		expect(right(anew)).toMatchObject({ net_total: '300.00' });
	});
});

describe('many corrections', () => {
	const tax = fc.constantFrom('standard', 'reduced', 'zero');
	const decimal = (max: number, scale: number) => fc.bigInt({ min: 1n, max: BigInt(max) }).map((value) => formatDecimal(value, scale));
	const documents = fc.record({
		lines: fc.array(
			fc.record({ quantity: decimal(200_000, 4), unit_price: decimal(500_000, 4), tax, discount: fc.option(decimal(9_999, 2)) }),
			{ minLength: 1, maxLength: 5 },
		),
		discount_percent: fc.option(decimal(9_999, 2)),
		price_mode: fc.constantFrom('net', 'gross'),
		shares: fc.array(fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 5, maxLength: 5 }), { maxLength: 3 }),
	});

	it('of any invoice, in any steps, take back exactly what it charged, rate by rate', async () => {
		await fc.assert(
			fc.asyncProperty(documents, async ({ lines, shares, ...terms }) => {
				const invoice = await addIssued(
					firm,
					lines.map(({ tax, discount, ...line }) => ({ ...line, discount_percent: discount, tax_rate_id: firm.rates[tax] })),
					terms,
				);
				const left = new Map<string, bigint>(invoice.lines.map((line: Row) => [line.id, parseDecimal(line.quantity, 4)]));
				let answer: Row = invoice;
				for (const share of [...shares, Array(5).fill(100)]) {
					const taken = [...left]
						.map(([id, rest], at): [string, bigint] => [id, (rest * BigInt(share[at]!)) / 100n])
						.filter(([, quantity]) => quantity > 0n);
					if (taken.length === 0) continue;
					answer = right(
						await correct(
							invoice,
							taken.map(([id, quantity]) => [id, formatDecimal(quantity, 4)]),
						),
					);
					for (const [id, quantity] of taken) left.set(id, left.get(id)! - quantity);
				}
				expect(answer).toMatchObject({ credited_amount: invoice.total, open_amount: '0.00', status: 'paid' });
				const corrections = await sql("select * from invoices where related_invoice_id = $1 and kind = 'correction'", [invoice.id]);
				// Each is a valid e-invoice as well.
				for (const { xml_file_id } of corrections) expect(xml_file_id === null).toBe(invoice.xml_file_id === null);
				for (const column of ['net_total', 'tax_total', 'total'])
					expect(sum(corrections.map((row) => parseCents(row[column])))).toBe(-parseCents(invoice[column]));
				for (const { tax_rate, net_amount, tax_amount } of invoice.tax_summary) {
					const own = corrections.flatMap((row) => row.tax_summary).filter((group) => group.tax_rate === tax_rate);
					expect(sum(own.map((group) => parseCents(group.net_amount)))).toBe(-parseCents(net_amount));
					expect(sum(own.map((group) => parseCents(group.tax_amount)))).toBe(-parseCents(tax_amount));
				}
			}),
			{ numRuns: 25 },
		);
	});

	it('at once are decided one by one: together never more than there is', async () => {
		for (let round = 0; round < 5; round++) {
			const invoice = await addIssued(firm, [
				{ quantity: '5', unit_price: '0.335' },
				{ quantity: '1', unit_price: '3.33' },
			]);
			const answers = await Promise.all(Array.from({ length: 8 }, () => correct(invoice, [[invoice.lines[0], '1']])));
			expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
			expect(answers.filter(({ status }) => status !== 200).map(({ codes }) => codes)).toEqual(Array(3).fill(['CORRECTION_NOT_POSSIBLE']));
		}
	});

	it('leave books that check out', async () => {
		expect(await findingsIn(firm.id)).toEqual([]);
	});
});

describe('SQL', () => {
	it('can not take more of a line than is left either', async () => {
		const invoice = await addIssued(firm, [{ quantity: '2', unit_price: '10.00' }]);
		const id = randomUUID();
		await insert('invoices', {
			id,
			organization_id: firm.id,
			customer_id: firm.customer,
			kind: 'correction',
			related_invoice_id: invoice.id,
		});
		await insert('invoice_lines', {
			id: randomUUID(),
			organization_id: firm.id,
			invoice_id: id,
			title: 'x',
			quantity: -3,
			unit_price: 10,
			corrects_line_id: invoice.lines[0].id,
		});
		const [sequence] = await sql("select * from number_sequences where organization_id = $1 and kind = 'cancellation'", [firm.id]);
		await sql('update number_sequences set last_number = last_number + 1 where id = $1', [sequence!.id]);
		await expect(
			change('invoices', id, {
				status: 'issued',
				number: `X-${sequence!.last_number + 1}`,
				sequence_year: sequence!.year,
				sequence_number: sequence!.last_number + 1,
				// The firm's day, which may not be that of UTC.
				issued_date: invoice.issued_date,
				seller_snapshot: {},
				buyer_snapshot: {},
			}),
		).rejects.toMatchObject({ code: 'KN026' });
	});
});

describe('what is missing', () => {
	it('is listed for a draft, and nothing of what is issued', async () => {
		const bare = await addFirm({ tax_number: null, vat_id: null });
		const invoice = right(await post(bare.people.Accountant, '/items/invoices', { customer_id: bare.customer }));
		const { missing } = right(await call(bare.people.Accountant, `/billing/invoices/${invoice.id}/checks`));
		expect(missing.map(({ collection, field }: Row) => `${collection}.${field}`).sort()).toEqual([
			'invoices.lines',
			'invoices.service_from',
			'organizations.tax_number',
		]);
		const issued = await addIssued(firm);
		expect(right(await call(firm.people.Accountant, `/billing/invoices/${issued.id}/checks`))).toEqual({ missing: [] });
		expect((await call(other.people.Manager, `/billing/invoices/${issued.id}/checks`)).codes).toEqual(['NOT_FOUND']);
		expect((await call(firm.people.Employee, `/billing/invoices/${issued.id}/checks`)).codes).toEqual(['VERB_NOT_ALLOWED']);
	});
});
