/** Imports: every one is answered, refused or not, also where the upload is slow, and none leaves a transaction open. */
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { call } from '../lib/api.ts';
import { addFirm, addIssued, type Firm } from '../lib/books.ts';
import { find, sql } from '../lib/database.ts';
import { inject } from '../lib/inject.ts';
import { form } from '../lib/uploads.ts';

let firm: Firm;
beforeAll(async () => {
	firm = await addFirm();
});

/** Sends the rows, and the end of the upload only when they have long been dealt with. */
function upload(collection: string, rows: object[]): Promise<string> {
	const { hostname, port } = new URL(inject('url'));
	const head = '--limit\r\nContent-Disposition: form-data; name="file"; filename="x.json"\r\nContent-Type: application/json\r\n\r\n';
	const body = `${head}${JSON.stringify(rows)}`;
	const end = '\r\n--limit--\r\n';
	return new Promise((resolve, reject) => {
		let answer = '';
		const socket = connect(Number(port), hostname, async () => {
			socket.write(
				`POST /utils/import/${collection} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\nAuthorization: Bearer ${firm.people.Manager.token}\r\n` +
					`Content-Type: multipart/form-data; boundary=limit\r\nContent-Length: ${Buffer.byteLength(body + end)}\r\n\r\n${body}`,
			);
			await sleep(1_000);
			socket.write(end);
		});
		socket.setTimeout(20_000, () => socket.destroy(new Error('no answer within 20 seconds')));
		socket.on('data', (chunk) => (answer += chunk));
		socket.on('end', () => resolve(answer));
		socket.on('error', reject);
	});
}

test('rows that are taken', async () => {
	expect(await upload('customers', [{ name: 'Imported' }])).toMatch(/^HTTP\/1.1 200/);
	expect(await sql('select name from customers where organization_id = $1 and name = $2', [firm.id, 'Imported'])).toHaveLength(1);
});

test('rows that are refused', async () => {
	const { id } = await addIssued(firm);
	const answer = await upload('invoices', [{ id, title: 'Forged' }]);
	expect(answer).toMatch(/^HTTP\/1.1 4\d\d/);
	expect(answer).toContain('DOCUMENT_IS_FINAL');
	expect((await find('invoices', id))?.title).not.toBe('Forged');
	expect(
		await sql(`select 1 from pg_stat_activity where state like 'idle in transaction%' and state_change < now() - interval '5 seconds'`),
	).toEqual([]);
});

const JSON_FILE = { name: 'rows.json', type: 'application/json' };
const CSV_FILE = { name: 'rows.csv', type: 'text/csv' };
const send = (collection: string, content: string, kind: typeof JSON_FILE) =>
	call(firm.people.Manager, `/utils/import/${collection}`, { method: 'POST', body: form({ content, ...kind }) });

test('rows that are refused before the database was asked', async () => {
	for (let round = 0; round < 30; round++) {
		const answers = await Promise.all([
			send('invoices', JSON.stringify([{ title: 'Forged', number: '2026-1' }]), JSON_FILE),
			send('invoices', 'title,number\nForged,2026-1\n', CSV_FILE),
		]);
		expect(answers.map(({ codes }) => codes)).toEqual(Array(2).fill(['FIELD_IS_GIVEN', 'FAILED_VALIDATION']));
	}
});

test('many at once, of both kinds, on a busy server', async () => {
	const { id } = await addIssued(firm);
	for (let round = 0; round < 10; round++) {
		const answers = await Promise.all(
			Array.from({ length: 6 }, (_, at) =>
				at % 2
					? send('invoices', JSON.stringify([{ id, title: 'Forged' }]), JSON_FILE)
					: send('invoices', `id,title\n${id},Forged\n`, CSV_FILE),
			),
		);
		expect(answers.map(({ codes }) => codes)).toEqual(answers.map(() => ['DOCUMENT_IS_FINAL']));
	}
});

test('which rows are at fault is said by their numbers, and none is taken', async () => {
	const rows = [{ name: 'Right' }, { name: 'Wrong', country: 'Atlantis' }, { name: 'Also right' }];
	const csv = `name,country\n${rows.map(({ name, country = '' }) => `${name},${country}`).join('\n')}\n`;
	for (const answer of [await send('customers', JSON.stringify(rows), JSON_FILE), await send('customers', csv, CSV_FILE)]) {
		expect(answer.status).toBe(400);
		expect(answer.body.errors).toMatchObject([{ extensions: { field: 'country', rows: [{ type: 'lines', rows: [2] }] } }]);
	}
	expect(await sql("select 1 from customers where organization_id = $1 and name ilike '%right'", [firm.id])).toEqual([]);
});

test('a table: empty cells, numbers as written, quotes, umlauts', async () => {
	const csv = [
		'\ufeffname , zip,city,notes,tags,payment_terms_days',
		'"Müller, Söhne & ""Co""",01067,,"two\nlines",,14',
		'Nächster,,Görlitz,,,',
	].join('\r\n');
	const answer = await send('customers', csv, CSV_FILE);
	expect(answer.status, JSON.stringify(answer.body)).toBe(200);
	expect(
		await sql(
			"select name, zip, city, notes, payment_terms_days from customers where organization_id = $1 and (zip = '01067' or city = 'Görlitz') order by name",
			[firm.id],
		),
	).toMatchObject([
		{ name: 'Müller, Söhne & "Co"', zip: '01067', city: null, notes: 'two\nlines', payment_terms_days: 14 },
		{ name: 'Nächster', zip: null, city: 'Görlitz' },
	]);
});

test('what is no table and no list', async () => {
	for (const [content, file] of [
		['{"name":', JSON_FILE],
		['nothing', JSON_FILE],
		['[{"name":"Cut off"', JSON_FILE],
	] as const) {
		const answer = await send('customers', content, file);
		expect(answer.status, content).toBe(400);
	}
	expect((await send('customers', '', CSV_FILE)).status).toBeLessThan(500);
	expect((await send('customers', '[]', JSON_FILE)).status).toBe(200);
	expect(await sql("select 1 from customers where organization_id = $1 and name = 'Cut off'", [firm.id])).toEqual([]);
});

test('a form without a file is answered, and so is one whose file is too large or breaks off', async () => {
	const empty = new FormData();
	empty.set('note', 'no file');
	const answer = await call(firm.people.Manager, '/utils/import/customers', { method: 'POST', body: empty });
	expect([answer.status, answer.codes]).toEqual([400, ['UPLOAD_BROKEN']]);
	for (const body of ['', 'text'])
		expect((await call(firm.people.Manager, '/utils/import/customers', { method: 'POST', body })).status).toBe(400);
	const large = await call(firm.people.Manager, '/utils/import/customers', {
		method: 'POST',
		body: form({ name: 'x.json', content: Buffer.alloc(30 * 2 ** 20, 32), type: 'application/json' }),
	});
	expect([large.status, large.codes]).toEqual([413, ['FILE_TOO_LARGE']]);
	expect((await call({}, '/utils/import/customers', { method: 'POST', body: empty })).status).toBe(403);
	expect((await call(firm.people.Manager, '/utils/import/constructor', { method: 'POST', body: empty })).status).toBe(400);
});

test('uploads that break off take no place from others, and nothing stays behind', async () => {
	const { hostname, port } = new URL(inject('url'));
	// More than may run at once, each given up in the middle of its file.
	for (let at = 0; at < 12; at++)
		await new Promise<void>((resolve) => {
			const socket = connect(Number(port), hostname, async () => {
				socket.write(
					`POST /utils/import/customers HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${firm.people.Manager.token}\r\n` +
						'Content-Type: multipart/form-data; boundary=limit\r\nContent-Length: 100000\r\n\r\n' +
						'--limit\r\nContent-Disposition: form-data; name="file"; filename="x.json"\r\nContent-Type: application/json\r\n\r\n[{"name":"Given up"}',
				);
				await sleep(200);
				socket.destroy();
				resolve();
			});
			socket.on('error', () => resolve());
		});
	expect(await upload('customers', [{ name: 'After those' }])).toMatch(/^HTTP\/1.1 200/);
	expect(await sql('select 1 from customers where organization_id = $1 and name = $2', [firm.id, 'Given up'])).toEqual([]);
	expect(readdirSync(join(inject('data'), 'temporary'))).toEqual([]);
});

test('every kind of error is told with its rows and its column, all of the file, in the language of the reader', async () => {
	const { Manager } = firm.people;
	const rows: [string, string][] = [
		['Richtig,DE,14,,', ''],
		['Zu lang,Schlaraffenland,14,,', 'country'],
		['Keine Zahl,DE,viel,,', 'payment_terms_days INVALID_VALUE'],
		['Zu groß,DE,99999999999,,', 'payment_terms_days'],
		[',DE,14,,', 'name FAILED_VALIDATION'],
		['Regel,DE,-5,,', 'payment_terms_days RULE_VIOLATED'],
		['Form,DE,14,keine-adresse,', 'email FIELD_FORMAT'],
		['Verweis,DE,14,,5b0d0c7e-6a0e-4b57-9a53-3f8d7c1b6a42', 'owner_id'],
		['Kein Verweis,DE,14,,abc', 'owner_id'],
		['Land,XY,14,,', 'country'],
		['Auch zu lang,Atlantis,14,,', 'country'],
	];
	const csv = `name,country,payment_terms_days,email,owner_id\n${rows.map(([row]) => row).join('\n')}\n`;
	for (const [language, words] of [
		['de-DE', /^Zeilen? [\d, ]+, Spalte „/],
		['en-US', /^Rows? [\d, ]+, column “/],
	] as const) {
		await sql('update directus_users set language = $1 where id = $2', [language, Manager.id]);
		const answer = await send('customers', csv, CSV_FILE);
		expect(answer.status).toBe(400);
		const told: Record<number, string> = {};
		for (const { message, extensions } of answer.body.errors) {
			expect(message).toMatch(words);
			expect(extensions.messages.de).toMatch(/^Zeilen? .*Spalte „/);
			for (const range of extensions.rows) for (const row of range.rows) told[row] = `${extensions.field} ${extensions.code}`;
		}
		expect(Object.keys(told).map(Number)).toEqual(rows.flatMap(([, problem], at) => (problem ? [at + 1] : [])));
		for (const [at, [, problem]] of rows.entries()) expect(told[at + 1] ?? '').toContain(problem);
		// The same problem in several rows is one.
		expect(answer.body.errors.filter(({ extensions }: any) => extensions.field === 'country')).toHaveLength(1);
	}
	expect(await sql("select 1 from customers where organization_id = $1 and name = 'Richtig'", [firm.id])).toEqual([]);
});

test('guards of the books, double numbers and what may not be written', async () => {
	const { id } = await addIssued(firm);
	const [{ number }] = (await sql(
		"insert into projects (id, organization_id, title, number, customer_id) values (gen_random_uuid(), $1, 'P', $2, $3) returning number",
		[firm.id, `P-${Date.now()}`, firm.customer],
	)) as [{ number: string }];
	const numbers = await send(
		'projects',
		JSON.stringify([
			{ title: 'A', customer_id: firm.customer, number },
			{ title: 'B', customer_id: firm.customer, number: 'frei' },
		]),
		JSON_FILE,
	);
	expect(numbers.body.errors).toMatchObject([{ extensions: { field: 'number', rows: [{ rows: [1] }] } }]);
	const books = await send(
		'invoices',
		JSON.stringify([
			{ title: 'New', customer_id: firm.customer },
			{ id, title: 'Forged' },
			{ id, number: 'X' },
			{ id, status: 'paid' },
		]),
		JSON_FILE,
	);
	expect(books.body.errors.map(({ extensions }: any) => [extensions.code, extensions.field, extensions.rows[0].rows])).toEqual([
		['DOCUMENT_IS_FINAL', 'title', [2]],
		['FIELD_IS_GIVEN', 'number', [3]],
		['STATUS_BY_VERB', 'status', [4]],
	]);
	const form = await call(firm.people.Sales, '/utils/import/customers', {
		method: 'POST',
		body: formOf([{ name: 'A' }, { name: 'B', organization_id: id }]),
	});
	expect(form.status).toBeGreaterThanOrEqual(400);
	expect(form.body.errors).toMatchObject([{ extensions: { field: 'organization_id', rows: [{ rows: [2] }] } }]);
	expect(await sql("select 1 from invoices where organization_id = $1 and title in ('New', 'Forged')", [firm.id])).toEqual([]);
});

const formOf = (rows: object[]) => form({ content: JSON.stringify(rows), ...JSON_FILE });
