/** Tables as people save them: columns by label, Excel's encodings and separators, German numbers and days, a preview, and all errors at once. */
import { beforeAll, expect, test } from 'vitest';
import { call } from '../lib/api.ts';
import { addFirm, type Firm } from '../lib/books.ts';
import { sql } from '../lib/database.ts';
import { form } from '../lib/uploads.ts';

let firm: Firm;
let other: Firm;
beforeAll(async () => {
	[firm, other] = await Promise.all([addFirm(), addFirm()]);
	await sql('update directus_users set language = $1 where id = $2', ['de-DE', firm.people.Manager.id]);
});

const windows1252 = (text: string) => Buffer.from([...text].map((sign) => (sign === '€' ? 0x80 : sign.charCodeAt(0))));

async function send(collection: string, content: string | Buffer, wishes: Record<string, string> = { language: 'de' }, type = 'text/csv') {
	const body = form({ name: type === 'text/csv' ? 'Tabelle.csv' : 'rows.json', type, content });
	for (const [name, value] of Object.entries(wishes)) body.set(name, value);
	return call(firm.people.Manager, `/utils/import/${collection}`, { method: 'POST', body });
}
const told = (errors: any[]) =>
	errors.flatMap(({ extensions: { code, field, column, rows } }) =>
		rows.length === 0 ? [`${column}: ${code}`] : rows.flatMap((range: any) => range.rows.map((row: number) => `${row} ${field}: ${code}`)),
	);

test('as Excel saves it in Germany: Windows-1252, semicolons, labels, numbers, choices by their text', async () => {
	const table =
		'sep=;\r\nName;Ort;Stundensatz;Zahlungsziel (Tage);Phase;Land\r\nMüller & Söhne;Görlitz;1.250,50 €;14;Interessent;Deutschland\r\n;;;;\r\nGröße GmbH;Weißwasser;85;;lead;Austria\r\n';
	const preview = await send('customers', windows1252(table), { language: 'de', dry_run: 'true' });
	expect(preview.status, JSON.stringify(preview.body)).toBe(200);
	expect(preview.body.data).toMatchObject({
		rows: 2,
		columns: ['name', 'city', 'hourly_rate', 'payment_terms_days', 'lifecycle', 'country'].map((field) => ({ field })),
		fields: expect.arrayContaining([expect.objectContaining({ name: 'hourly_rate', places: 2 })]),
		sample: [{ name: 'Müller & Söhne', hourly_rate: '1250.50', lifecycle: 'lead', country: 'DE' }, { name: 'Größe GmbH' }],
		errors: [],
	});
	expect(await sql('select 1 from customers where organization_id = $1 and city = $2', [firm.id, 'Görlitz'])).toEqual([]);

	expect((await send('customers', windows1252(table))).status).toBe(200);
	expect(
		await sql(
			"select name, city, country, hourly_rate, payment_terms_days, lifecycle from customers where organization_id = $1 and city in ('Görlitz', 'Weißwasser') order by city desc",
			[firm.id],
		),
	).toEqual([
		{ name: 'Größe GmbH', city: 'Weißwasser', country: 'AT', hourly_rate: '85.00', payment_terms_days: null, lifecycle: 'lead' },
		{ name: 'Müller & Söhne', city: 'Görlitz', country: 'DE', hourly_rate: '1250.50', payment_terms_days: 14, lifecycle: 'lead' },
	]);
});

test('records are named by number or name; days as people write them', async () => {
	const [{ name }] = (await sql('select name from customers where id = $1', [firm.customer])) as [{ name: string }];
	const table = `Titel\tKunde\tBeginn\nUmbau\t${name}\t1.3.2026\n`;
	const answer = await send('projects', Buffer.from(`\ufeff${table}`, 'utf16le'));
	expect(answer.status, JSON.stringify(answer.body)).toBe(200);
	expect(
		await sql('select customer_id, start_date::text from projects where organization_id = $1 and title = $2', [firm.id, 'Umbau']),
	).toEqual([{ customer_id: firm.customer, start_date: '2026-03-01' }]);
});

test('nothing of another organization is found by its name', async () => {
	await sql("update customers set name = 'Nur nebenan' where id = $1", [other.customer]);
	const answer = await send('projects', 'Titel;Kunde\nX;Nur nebenan\nY;Niemand\n');
	expect(told(answer.body.errors)).toEqual(['1 customer_id: IMPORT_CELL', '2 customer_id: IMPORT_CELL']);
	const [first, second] = answer.body.errors.map(({ extensions }: any) => extensions.messages.de.replace(/„[^“]*“/g, ''));
	expect(first.replace(/\d/g, '')).toBe(second.replace(/\d/g, ''));
});

test('all errors of all rows and columns, in words', async () => {
	const table = [
		'Name;Land;Stundensatz;Zahlungsziel (Tage);E-Mail;Phase;Farbe',
		'A;Atlantis;1,250;viel;keine-adresse;Vielleicht;rot',
		';DE;abc;14;;Kunde;',
		'C;DE;85;14;c@example.com;customer;',
	].join('\n');
	const answer = await send('customers', table);
	expect(answer.status).toBe(400);
	expect(told(answer.body.errors).toSorted()).toEqual(
		[
			'Farbe: IMPORT_COLUMN',
			'1 hourly_rate: IMPORT_CELL',
			'1 lifecycle: IMPORT_CELL',
			'1 country: FIELD_FORMAT',
			'1 payment_terms_days: INVALID_VALUE',
			'1 email: FIELD_FORMAT',
			'2 hourly_rate: IMPORT_CELL',
			'2 name: FAILED_VALIDATION',
		].toSorted(),
	);
	const words = answer.body.errors.map(({ extensions }: any) => extensions.messages.de).join('\n');
	expect(words).toMatch(/„1,250“ kann 1250 oder 1,25 heißen/);
	expect(words).toMatch(/„Vielleicht“ steht nicht zur Wahl. Möglich sind: .*Interessent/);
	expect(await sql("select 1 from customers where organization_id = $1 and name in ('A', 'C')", [firm.id])).toEqual([]);
	// What was chosen for a column counts, and a column may be left out.
	const chosen = await send('customers', 'Firmenname;Farbe\nGewählt;rot\n', {
		language: 'de',
		columns: JSON.stringify({ Firmenname: 'name', Farbe: '' }),
	});
	expect(chosen.status, JSON.stringify(chosen.body)).toBe(200);
	expect(await sql("select 1 from customers where organization_id = $1 and name = 'Gewählt'", [firm.id])).toHaveLength(1);
});

test('a program writes numbers as the API does, and a wrong choice is no more taken from it', async () => {
	expect((await send('customers', 'name,hourly_rate\nProgramm,1250.5\n', {})).status).toBe(200);
	const answer = await send('customers', JSON.stringify([{ name: 'P', lifecycle: 'vielleicht' }]), {}, 'application/json');
	expect(told(answer.body.errors)).toEqual(['1 lifecycle: IMPORT_CELL']);
});

test('a preview tells nobody anything, takes no number and asks for the same rights', async () => {
	const before = await sql('select kind, last_number from number_sequences where organization_id = $1 order by kind', [firm.id]);
	const preview = await send('customers', 'Name\nVorschau\n', { dry_run: 'true' });
	expect(preview.body.data).toMatchObject({ rows: 1, errors: [] });
	expect(await sql('select kind, last_number from number_sequences where organization_id = $1 order by kind', [firm.id])).toEqual(before);
	expect(await sql("select 1 from directus_activity a join customers c on a.item = c.id::text where c.name = 'Vorschau'")).toEqual([]);
	const body = form({ name: 'x.csv', type: 'text/csv', content: 'Name\nX\n' });
	body.set('dry_run', 'true');
	expect((await call(firm.people.Employee, '/utils/import/customers', { method: 'POST', body })).status).toBe(403);
});

test.each<[string | Buffer, string]>([
	['', 'nothing'],
	['Name', 'only a heading'],
	['Name;Name\nA;B\n', 'a column twice'],
	[`Name\n${'"'.repeat(9)}\n`, 'broken quotes'],
	['Name;__proto__;constructor\nA;1;2\n', 'names of objects'],
	['customer.__proto__.x\n1\n', 'a path into objects'],
	[Buffer.from([0xff, 0xfe, 0x00]), 'half a character'],
	[Buffer.alloc(50, 0), 'zeros'],
])('%j is answered: %s', async (content, _what) => {
	for (const wishes of [{}, { dry_run: 'true', language: 'de' }]) {
		const answer = await send('customers', content, wishes as Record<string, string>);
		expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
	}
	expect((await send('customers', 'name\nX\n', { columns: '[' })).status).toBe(400);
	expect(({} as { x?: string }).x).toBeUndefined();
});
