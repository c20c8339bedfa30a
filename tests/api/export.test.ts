/** Exports as CSV: no cell of them is a formula, numbers stay numbers, and what was exported comes back as it was. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import Papa from 'papaparse';
import { beforeAll, expect, test } from 'vitest';
import { call, query } from '../lib/api.ts';
import { addFirm, addIssued, type Firm, post } from '../lib/books.ts';
import { find, type Row, sql } from '../lib/database.ts';
import { form } from '../lib/uploads.ts';

const TEXTS = [
	"=cmd|' /C calc'!A0",
	'+1+1',
	'-1+1',
	'@SUM(1)',
	'\t=1',
	'\r=1',
	'  =1',
	'＝1',
	"'=1",
	"''=1",
	'-',
	'+49 30 1',
	"it's",
	"'quoted'",
	'-12.50',
	'a,"b";=1\n=2',
];

let firm: Firm;
const ids: string[] = [];
beforeAll(async () => {
	firm = await addFirm();
	for (const notes of TEXTS)
		ids.push((await post(firm.people.Manager, '/items/customers', { name: `Kunde ${randomUUID()}`, notes })).data.id);
});

const rowsOf = (csv: string) => Papa.parse<Row>(csv, { header: true }).data;
const isFormula = (cell: string) => /^\s*[=+\-@＝＋－＠]|^[\t\r]/.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell);
const exported = async (parameters: Row = {}, path = '/items/customers'): Promise<string> =>
	(await call(firm.people.Manager, path + query({ export: 'csv', filter: { id: { _in: ids } }, limit: -1, ...parameters }))).body;

test('no cell is a formula', async () => {
	const csv = await exported({ fields: 'id,notes' });
	const cells = rowsOf(csv).map(({ notes }) => notes);
	expect(cells).toHaveLength(TEXTS.length);
	expect(cells.filter(isFormula)).toEqual([]);
	// A value of another table, and of a field that holds JSON.
	const contact = (await post(firm.people.Manager, '/items/contacts', { lastname: '=A', customer_id: ids[0] })).data.id;
	const related = await exported({ fields: 'lastname,customer_id.notes', filter: { id: { _eq: contact } } }, '/items/contacts');
	expect(rowsOf(related)).toEqual([{ lastname: "'=A", 'customer_id.notes': `'${TEXTS[0]}` }]);
});

test('numbers stay numbers, negative ones too', async () => {
	const { id } = await addIssued(firm);
	await post(firm.people.Accountant, `/billing/invoices/${id}/cancel`);
	const csv = (
		await call(
			firm.people.Manager,
			`/items/invoices${query({ export: 'csv', fields: 'total', filter: { related_invoice_id: { _eq: id } } })}`,
		)
	).body;
	expect(rowsOf(csv)).toEqual([{ total: '-119.00' }]);
});

test('an import takes back what was exported', async () => {
	const csv = await exported({ fields: 'id,notes' });
	await sql("update customers set notes = 'lost' where id = any($1)", [ids]);
	const answer = await call(firm.people.Manager, '/utils/import/customers', {
		method: 'POST',
		body: form({ content: csv, name: 'customers.csv', type: 'text/csv' }),
	});
	expect(answer.status, JSON.stringify(answer.body)).toBe(200);
	expect(await Promise.all(ids.map(async (id) => (await find('customers', id))!.notes))).toEqual(TEXTS);
});

test('an export that is filed as a document', async () => {
	const answer = await call(firm.people.Manager, '/utils/export/customers', {
		method: 'POST',
		body: {
			format: 'csv',
			query: { fields: ['id', 'notes'], filter: { id: { _in: ids } }, limit: -1 },
			file: { title: `Export ${firm.id}` },
		},
	});
	expect(answer.status).toBeLessThan(300);
	const file = async () => (await sql('select id from directus_files where title = $1 and filesize is not null', [`Export ${firm.id}`]))[0];
	await expect.poll(file, { timeout: 20_000 }).toBeDefined();
	await sleep(200);
	const content = (await call(firm.people.Manager, `/assets/${(await file())!.id}`)).body as string;
	expect(rowsOf(content)).toHaveLength(TEXTS.length);
	expect(rowsOf(content).filter(({ notes }) => isFormula(notes))).toEqual([]);
});
