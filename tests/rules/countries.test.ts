/** A country is one of ISO 3166, by whatever road it comes; a row that has had another for years is named when an invoice is issued. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { call } from '../lib/api.ts';
import { addCustomer, addDraft, addFirm, type Firm, issue, post } from '../lib/books.ts';
import { find, type Row, sql } from '../lib/database.ts';

let firm: Firm;
beforeAll(async () => {
	firm = await addFirm();
});

const WRONG = ['UK', 'EL', 'XX', 'AN'];

test('over the API, also as Studio writes', async () => {
	const { Manager } = firm.people;
	const customer = await addCustomer(firm);
	for (const country of WRONG) {
		const answers = [
			await post(Manager, '/items/customers', { name: 'Kunde', country }),
			await call(Manager, `/items/customers/${customer}`, { method: 'PATCH', body: { country } }),
			await call(Manager, `/items/organizations/${firm.id}`, { method: 'PATCH', body: { country } }),
		];
		for (const { status, codes } of answers) expect([status, codes], country).toEqual([400, ['FIELD_FORMAT']]);
	}
	const { body } = await post(Manager, '/items/customers', { name: 'Kunde', country: 'UK' });
	expect(body.errors[0].extensions.messages).toEqual({ de: '„Land“ ist „GB“, nicht „UK“.', en: '“Country” is “GB”, not “UK”.' });
	expect((await call(Manager, `/items/customers/${customer}`, { method: 'PATCH', body: { country: 'gb ' } })).data.country).toBe('GB');
});

test('in SQL', async () => {
	const customer = await addCustomer(firm);
	for (const country of WRONG) {
		await expect(addCustomer(firm, { country })).rejects.toMatchObject({ code: '23514', constraint: 'country_is_iso' });
		for (const [table, id] of [
			['customers', customer],
			['organizations', firm.id],
		])
			await expect(sql(`update ${table} set country = $2 where id = $1`, [id, country])).rejects.toMatchObject({ code: '23514' });
	}
});

/** As it could be written until now. */
async function withOldCountry(country: string): Promise<string> {
	const id = await addCustomer(firm);
	await sql('alter table customers disable trigger kontor_2_country');
	await sql('update customers set country = $2 where id = $1', [id, country]);
	await sql('alter table customers enable trigger kontor_2_country');
	return id;
}

test('a row from before can be worked with, is named before an invoice is issued, and two slips are mended at the next start', async () => {
	const [unknown, slip] = [await withOldCountry('XX'), await withOldCountry('UK')];
	await sql("update customers set notes = 'geht' where id = $1", [unknown]);
	const draft = await addDraft(firm, undefined, { customer_id: unknown });
	const refused = await post(firm.people.Accountant, `/billing/invoices/${draft.id}/issue`);
	expect(refused.codes).toEqual(['DOCUMENT_INCOMPLETE']);
	const { missing } = refused.body.errors[0].extensions as { missing: Row[] };
	expect(missing).toContainEqual(expect.objectContaining({ collection: 'customers', id: unknown, field: 'country' }));

	await sql(readFileSync(join(import.meta.dirname, '../../snapshots/guards/first/07-countries.sql'), 'utf8'));
	expect((await find('customers', slip))!.country).toBe('GB');
	expect((await find('customers', unknown))!.country).toBe('XX');
	await sql("update customers set country = 'DE' where id = $1", [unknown]);
	expect((await issue(firm, draft.id)).codes).toBeUndefined();
});
