/** What no typeface has is said before a document goes out, and no number is used for it. */
import { beforeAll, expect, test } from 'vitest';
import { addCustomer, addDraft, addFirm, addQuote, change, type Firm, issue, post, right } from '../lib/books.ts';
import { find, type Row } from '../lib/database.ts';
import { addProject, track } from './work.ts';

let firm: Firm;
beforeAll(async () => {
	firm = await addFirm();
});

const missingIn = ({ status, codes, body }: Awaited<ReturnType<typeof post>>): Row[] => {
	expect([status, codes]).toEqual([422, ['DOCUMENT_INCOMPLETE']]);
	return body.errors[0].extensions.missing;
};

for (const invoice_format of ['pdf', 'zugferd'])
	test(`${invoice_format}: an invoice names the characters and their fields`, async () => {
		const customer_id = await addCustomer(firm, { name: '東京商事 Ltd.', invoice_format });
		const first = await issue(firm, (await addDraft(firm)).id);
		const draft = await addDraft(firm, [{ title: 'Beratung 👍', unit_price: '100.00' }], { customer_id });
		const missing = missingIn(await post(firm.people.Accountant, `/billing/invoices/${draft.id}/issue`));
		expect(missing).toMatchObject([
			{ collection: 'customers', id: customer_id, field: 'name' },
			{ collection: 'invoice_lines', id: draft.lines[0].id, field: 'title' },
		]);
		expect(missing[0]!.de).toContain('東 京 商 事');
		expect(missing[1]!.en).toContain('👍');
		await change('customers', customer_id, { name: 'Tōkyō Shōji Ltd.' });
		await change('invoice_lines', draft.lines[0].id, { title: 'Beratung' });
		expect((await issue(firm, draft.id)).sequence_number).toBe(first.sequence_number + 1);
	});

test('so does a quote', async () => {
	const quote = await addQuote(firm, [{ unit_price: '1000.00' }], { title: '設計' });
	const missing = missingIn(await post(firm.people.Accountant, `/billing/quotes/${quote.id}/send`));
	expect(missing).toMatchObject([{ collection: 'quotes', id: quote.id, field: 'title' }]);
	expect((await find('quotes', quote.id))!.number).toBeNull();
});

test('and the annexed timesheet', async () => {
	const customer_id = await addCustomer(firm, { is_timesheet_attached: true });
	const project = await addProject(firm, { customer_id });
	const entry = await track(firm, project, 60, { note: '設計 🎉' });
	const draft = right(
		await post(firm.people.Accountant, '/billing/invoices/from-time', { projects: [project], until: '2026-03-31', group_by: 'project' }),
	);
	const missing = missingIn(await post(firm.people.Accountant, `/billing/invoices/${draft.id}/issue`));
	expect(missing).toMatchObject([{ collection: 'time_entries', id: entry, field: 'note' }]);
	expect(missing[0]!.de).toContain('Zeit vom 10.03.2026');
	expect(missing[0]!.de).toContain('keinen Zeitnachweis');
	// The way that it names.
	await change('customers', customer_id, { is_timesheet_attached: false });
	expect((await issue(firm, draft.id)).number).toBeTruthy();
});

test('a smile in the note of an entry keeps nobody from billing it', async () => {
	const customer_id = await addCustomer(firm, { is_timesheet_attached: true });
	const project = await addProject(firm, { customer_id });
	await track(firm, project, 60, { note: 'Entwurf 🎉👍🏽 fertig ❤️' });
	const draft = right(
		await post(firm.people.Accountant, '/billing/invoices/from-time', { projects: [project], until: '2026-03-31', group_by: 'project' }),
	);
	expect((await issue(firm, draft.id)).number).toBeTruthy();
});
