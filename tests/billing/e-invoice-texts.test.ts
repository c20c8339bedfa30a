/** An issued invoice is never changed: so its e-invoice says every text as it was entered, or there is no invoice. */
import { beforeAll, expect, test } from 'vitest';
import { readEInvoice } from '../../directus-extensions/kontor/src/e-invoice/reading/read.js';
import { url } from '../lib/api.ts';
import { addCustomer, addDraft, addFirm, change, type Firm, issue, post } from '../lib/books.ts';
import { find, type Row } from '../lib/database.ts';

const NAMES = ['F&E; Institut GmbH', 'R&D;7', 'a=1&reg;=3 &#1; &#8364; &lt;b&gt; &amp;', '<b>]]> "Łódź Ωμέγα" שלום'];

let firm: Firm;
beforeAll(async () => {
	firm = await addFirm({ managing_directors: 'Maria & Max; Muster' });
});

async function fileOf(id: string, kind: 'pdf' | 'xml'): Promise<Buffer> {
	const headers = { Authorization: `Bearer ${firm.people.Accountant.token}` };
	return Buffer.from(await (await fetch(url(`/billing/invoices/${id}/${kind}`), { headers })).arrayBuffer());
}

for (const invoice_format of ['zugferd', 'xrechnung_cii', 'xrechnung_ubl'])
	test(`${invoice_format}: names with & and ; are what was typed`, async () => {
		for (const name of NAMES) {
			const leitweg_id = '04011000-1234512345-06';
			const customer_id = await addCustomer(firm, { name, street: `${name} 1`, invoice_format, leitweg_id });
			const draft = await addDraft(firm, [{ title: name, description: `zu ${name}`, unit_price: '100.00' }], {
				customer_id,
				order_number: name,
			});
			const { id, number } = await issue(firm, draft.id);
			const received = readEInvoice(await fileOf(id, 'xml'));
			expect(received).toMatchObject({
				number,
				orderNumber: name,
				supplier: { contactName: 'Maria & Max; Muster' },
				buyer: { name, street: `${name} 1` },
				lines: [{ title: name, description: `zu ${name}` }],
			});
			if (invoice_format === 'zugferd') expect(readEInvoice(await fileOf(id, 'pdf'))).toEqual(received);
		}
	});

test('a character that no XML can hold keeps the invoice from being issued, and no number is used', async () => {
	const { customer, people } = firm;
	const first = await issue(firm, (await addDraft(firm)).id);
	const draft = await addDraft(firm, [{ title: 'Leistung', description: 'aus dem PDF\u0002 kopiert', unit_price: '100.00' }]);
	await change('customers', customer, { city: 'Ham\uffffburg' });
	const refused = await post(people.Accountant, `/billing/invoices/${draft.id}/issue`);
	await change('customers', customer, { city: 'Hamburg' });
	expect([refused.status, refused.codes]).toEqual([422, ['DOCUMENT_INCOMPLETE']]);
	const { missing } = refused.body.errors[0].extensions as { missing: Row[] };
	expect(missing).toMatchObject([
		{ collection: 'customers', id: customer, field: 'city' },
		{ collection: 'invoice_lines', id: draft.lines[0].id, field: 'description' },
	]);
	expect(missing[0]!.de).toContain('„Ort“ enthält ein unsichtbares Zeichen (U+FFFF)');
	expect(missing[1]!.en).toContain('Line 1: "Description" holds an invisible character (U+0002)');
	const next = await issue(firm, (await addDraft(firm)).id);
	expect(next.sequence_number).toBe(first.sequence_number + 1);
	expect((await find('invoices', draft.id))!.number).toBeNull();
});

test('a draft has no e-invoice that a machine could take for an invoice', async () => {
	const { id } = await addDraft(firm);
	const answer = JSON.parse((await fileOf(id, 'xml')).toString());
	expect(answer.errors[0].extensions.code).toBe('DRAFT_HAS_NO_XML');
});
