/** What suppliers mail: into the right firm, once, and nothing that harms; over a real IMAP server. */
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { documentOf, type Fixture } from '../../directus-extensions/kontor/src/e-invoice/testing/fixtures.ts';
import { toCii } from '../../directus-extensions/kontor/src/e-invoice/writing/to-cii.ts';
import { pdf, png } from '../../directus-extensions/kontor/src/files/inspect/fixtures.ts';
import { renderInvoicePdf } from '../../directus-extensions/kontor/src/printing/index.ts';
import { addAutomation, addFlow, doneRuns, REMIND } from '../automations/automated.ts';
import { call } from '../lib/api.ts';
import { change } from '../lib/books.ts';
import { erase, find, type Row, sql } from '../lib/database.ts';
import { inject } from '../lib/inject.ts';
import { runJob } from '../lib/jobs.ts';
import { trace } from '../lib/uploads.ts';
import { addPerson, addWorld, type Somebody, type Tenant, type World } from '../lib/world.ts';
import { compose, type ImapServer, type StoredMessage, startImapServer } from './imap-server.ts';

let server: ImapServer;
let world: World;
let here: { firm: Tenant; address: string; handler: Somebody };
let there: typeof here;

async function openInbox(firm: Tenant, handler: Somebody): Promise<typeof here> {
	const address = `rechnung-${firm.id.slice(0, 8)}@eingang.example.com`;
	await change('organizations', firm.id, { name: 'Wir', vat_id: 'DE271828180', inbox_address: address, inbox_employee_id: handler.id });
	await change('directus_users', handler.id, { language: 'de-DE' });
	return { firm, address, handler };
}

beforeAll(async () => {
	server = await startImapServer();
	world = await addWorld();
	here = await openInbox(world.here, world.here.people.Accountant);
	there = await openInbox(world.there, world.there.people.Accountant);
});
afterAll(() => server?.close());
afterEach(() => {
	server.messages.length = 0;
});

const read = () => runJob('read-inbox');
const isRead = ({ flags }: StoredMessage) => flags.includes('\\Seen');
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

const invoice = (fixture: Fixture = {}) =>
	documentOf({
		buyer: { name: 'Wir GmbH', vat_id: 'DE271828180' },
		lines: [{ quantity: '2', unit_price: '100', tax_rate: '19' }],
		...fixture,
		invoice: { number: `E-${randomUUID().slice(0, 8)}`, ...fixture.invoice },
	});
const xml = (document = invoice()) => Buffer.from(toCii(document, 'xrechnung'));

const remindersOf = ({ handler }: typeof here): Promise<Row[]> =>
	sql('select * from reminders where owner_id = $1 order by created_at', [handler.id]);
const expensesOf = (number: string): Promise<Row[]> => sql('select * from expenses where supplier_invoice_number = $1', [number]);
const documentsOf = (content: Buffer): Promise<Row[]> =>
	sql('select * from documents where checksum = $1 order by created_at', [sha256(content)]);

/** The reminders that a reading brings. */
async function remindersAfter(box: typeof here, work: () => Promise<unknown> = read): Promise<Row[]> {
	const before = new Set((await remindersOf(box)).map(({ id }) => id));
	await work();
	return (await remindersOf(box)).filter(({ id }) => !before.has(id));
}

describe('e-invoices', () => {
	test('XRechnung: the draft of an expense, the file byte for byte, one reminder, and the mail is read', async () => {
		const document = invoice();
		const content = xml(document);
		const message = await server.deliver({ to: here.address, attachments: [{ filename: 'rechnung.xml', content }] });
		const reminders = await remindersAfter(here);

		const [expense, ...others] = await expensesOf(document.invoice.number!);
		expect(others).toEqual([]);
		expect(expense).toMatchObject({
			organization_id: here.firm.id,
			employee_id: here.handler.id,
			supplier: 'Muster Beratung GmbH',
			amount: '238.00',
			tax_amount: '38.00',
			status: 'draft',
		});
		const [kept] = await documentsOf(content);
		expect(kept).toMatchObject({
			category: 'receipt',
			linked_module: 'expense',
			linked_id: expense!.id,
			file_id: expense!.receipt_file_id,
		});
		const file = (await find('directus_files', kept!.file_id))!;
		expect(sha256(readFileSync(join(inject('data'), 'uploads', file.filename_disk)))).toBe(sha256(content));

		expect(reminders).toHaveLength(1);
		expect(reminders[0]).toMatchObject({
			organization_id: here.firm.id,
			title: 'Rechnungseingang per E-Mail: Ihre Rechnung',
			priority: 'medium',
			linked_to: 'expense',
			linked_id: expense!.id,
		});
		expect(reminders[0]!.description).toBe(
			[
				'Von: "Muster Beratung" <rechnung@lieferant.example.com> (Absender nicht geprüft)',
				'Betreff: Ihre Rechnung',
				'',
				'Als Entwurf einer Ausgabe erfasst:',
				`– rechnung.xml: Muster Beratung GmbH, ${document.invoice.number}, 238,00 EUR`,
			].join('\n'),
		);
		expect(message.flags).toEqual(expect.arrayContaining(['\\Seen', '$KontorRead']));
		// They see and may change what came in for them.
		expect((await call(here.handler, `/items/expenses/${expense!.id}`, { method: 'PATCH', body: { note: 'ok' } })).status).toBe(200);
	});

	test('ZUGFeRD in a PDF, in a message that is forwarded as an attachment', async () => {
		const document = invoice();
		const embedded = { xml: Buffer.from(toCii(document, 'en16931')), profile: 'en16931' as const };
		const content = Buffer.from(await renderInvoicePdf(document, { eInvoice: embedded }));
		const inner = await compose({ to: 'somebody@example.com', attachments: [{ filename: 'RE.pdf', content }] });
		await server.deliver({
			to: here.address,
			subject: 'WG: Rechnung',
			attachments: [{ filename: 'Rechnung.eml', content: inner, contentType: 'message/rfc822' }],
		});
		const [reminder] = await remindersAfter(here);
		expect(await expensesOf(document.invoice.number!)).toMatchObject([{ amount: '238.00', organization_id: here.firm.id }]);
		expect(await documentsOf(content)).toMatchObject([{ type: 'application/pdf', category: 'receipt' }]);
		expect(reminder!.description).toContain(`– RE.pdf: Muster Beratung GmbH, ${document.invoice.number}`);
	});

	test('addressed to somebody else: recorded, and said, in the language of whoever is reminded', async () => {
		await change('directus_users', here.handler.id, { language: 'en-US' });
		const document = invoice({ buyer: { name: 'Ganz Andere AG', vat_id: 'DE811569869' } });
		await server.deliver({ to: here.address, attachments: [{ filename: 'r.xml', content: xml(document) }] });
		const [reminder] = await remindersAfter(here);
		await change('directus_users', here.handler.id, { language: 'de-DE' });
		expect(reminder!.title).toBe('Incoming invoice by mail: Ihre Rechnung');
		expect(reminder!.description).toContain('The invoice is addressed to somebody else: Ganz Andere AG');
	});

	test('in a month that is closed: not booked, but kept, with the reason', async () => {
		await change('organizations', here.firm.id, { books_closed_until: '2026-02-28' });
		const document = invoice();
		const content = xml(document);
		await server.deliver({ to: here.address, attachments: [{ filename: 'r.xml', content }] });
		const [reminder] = await remindersAfter(here);
		await change('organizations', here.firm.id, { books_closed_until: null });
		expect(await expensesOf(document.invoice.number!)).toEqual([]);
		expect(await documentsOf(content)).toMatchObject([{ linked_module: null, organization_id: here.firm.id, owner_id: here.handler.id }]);
		expect(reminder!.description).toMatch(/Als Dokument abgelegt, nicht gebucht:\n– r\.xml\n {3}.*28/);
	});
});

describe('other files', () => {
	test('a plain PDF is filed; pictures of a signature are not', async () => {
		const content = pdf(`Rechnung ${randomUUID()}`);
		const logo = png(20, 20);
		await server.deliver({
			to: here.address,
			html: '<p>Gruß</p><img src="cid:logo">',
			attachments: [
				{ filename: 'Scan.pdf', content },
				{ filename: 'image001.png', content: logo, cid: 'logo' },
			],
		});
		const [reminder] = await remindersAfter(here);
		expect(await documentsOf(content)).toMatchObject([{ category: 'receipt', title: 'Scan', owner_id: here.handler.id }]);
		expect(await documentsOf(logo)).toEqual([]);
		expect(reminder!.description).toContain('Als Dokument abgelegt, nicht gebucht:\n– Scan.pdf');
		expect(reminder!.description).not.toContain('image001');
	});

	test('an automation may wait for it', async () => {
		const { Administrator } = here.firm.people;
		const flow = await addFlow(Administrator, [REMIND]);
		const { id } = await addAutomation(here.firm, here.handler, 'document.received', flow);
		const content = pdf(`Rechnung ${randomUUID()}`);
		await server.deliver({ to: here.address, text: 'x', attachments: [{ filename: 'Scan.pdf', content }] });
		await read();
		const [document] = await documentsOf(content);
		expect((await doneRuns(id, 1))[0]).toMatchObject({ collection: 'documents', items: [document!.id] });
		// The other tests count reminders.
		await change('automations', id, { is_active: false });
	});

	test('a photo within the text is what was meant, if there is nothing else', async () => {
		const photo = png(400, 400, Buffer.from(randomUUID().repeat(4000)));
		await server.deliver({
			to: here.address,
			html: '<img src="cid:photo">',
			attachments: [{ filename: 'IMG_1.png', content: photo, cid: 'photo' }],
		});
		await read();
		expect(await documentsOf(photo)).toHaveLength(1);
	});

	test('programs, entity bombs and damaged XML are refused, and said; the invoice beside them is taken in', async () => {
		const document = invoice();
		const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>`;
		await server.deliver({
			to: here.address,
			attachments: [
				{ filename: 'rechnung.pdf.exe', content: Buffer.from(`MZ${'\0'.repeat(200)}`) },
				{ filename: 'bombe.xml', content: bomb },
				{ filename: 'kaputt.xml', content: '<Invoice><a></Invoice>' },
				{ filename: 'seite.html', content: '<html><script>alert(1)</script></html>' },
				{ filename: 'gut.xml', content: xml(document) },
			],
		});
		const before = await trace();
		const [reminder] = await remindersAfter(here);
		const after = await trace();
		expect([after.documents - before.documents, after.files - before.files, after.onDisk - before.onDisk]).toEqual([1, 1, 1]);
		expect(await expensesOf(document.invoice.number!)).toHaveLength(1);
		expect(reminder!.priority).toBe('high');
		const refused = String(reminder!.description).split('Nicht angenommen:')[1]!;
		expect(refused).toMatch(/rechnung\.pdf\.exe: .*Programm/);
		expect(refused).toMatch(/bombe\.xml: .*DOCTYPE/);
		expect(refused).toContain('– kaputt.xml: ');
		expect(refused).toContain('– seite.html: ');
	});

	test('thirty attachments are all taken in', { timeout: 120_000 }, async () => {
		const contents = Array.from({ length: 30 }, () => pdf(randomUUID()));
		await server.deliver({ to: here.address, attachments: contents.map((content, at) => ({ filename: `${at}.pdf`, content })) });
		const reminders = await remindersAfter(here);
		expect(reminders).toHaveLength(1);
		for (const content of contents) expect(await documentsOf(content)).toHaveLength(1);
		expect(reminders[0]!.description.match(/\.pdf/g)).toHaveLength(30);
	});

	test('nothing attached: said as well', async () => {
		const message = await server.deliver({ to: here.address, subject: 'Rechnung im Text' });
		const [reminder] = await remindersAfter(here);
		expect(reminder!.description).toContain('Es war keine Datei dabei');
		expect(isRead(message)).toBe(true);
	});
});

describe('whose it is', () => {
	test('each firm gets what is sent to its address, and nothing of the other', async () => {
		const [mine, theirs] = [invoice(), invoice()];
		await server.deliver({ to: `"Wir" <${here.address.toUpperCase()}>`, attachments: [{ filename: 'a.xml', content: xml(mine) }] });
		await server.deliver({ to: there.address.replace('@', '+lieferant@'), attachments: [{ filename: 'b.xml', content: xml(theirs) }] });
		let theirReminders: Row[] = [];
		const myReminders = await remindersAfter(here, async () => {
			theirReminders = await remindersAfter(there);
		});
		expect([myReminders.length, theirReminders.length]).toEqual([1, 1]);
		expect(await expensesOf(mine.invoice.number!)).toMatchObject([{ organization_id: here.firm.id, employee_id: here.handler.id }]);
		expect(await expensesOf(theirs.invoice.number!)).toMatchObject([{ organization_id: there.firm.id, employee_id: there.handler.id }]);
		const crossed = await sql(
			`select 1 from documents d join directus_files f on f.id = d.file_id where d.organization_id <> f.organization_id
			union all select 1 from expenses e join employees p on p.id = e.employee_id where e.organization_id <> p.organization_id
			union all select 1 from reminders r join employees p on p.id = r.owner_id where r.organization_id <> p.organization_id`,
		);
		expect(crossed).toEqual([]);
	});

	test('where it was delivered comes before what it says; a message to both goes to both', async () => {
		const [delivered, both] = [invoice(), invoice()];
		await server.deliver({
			to: here.address,
			headers: { 'Delivered-To': there.address },
			attachments: [{ filename: 'a.xml', content: xml(delivered) }],
		});
		await server.deliver({ to: here.address, cc: there.address, attachments: [{ filename: 'b.xml', content: xml(both) }] });
		await read();
		expect((await expensesOf(delivered.invoice.number!)).map((row) => row.organization_id)).toEqual([there.firm.id]);
		const firms = (await expensesOf(both.invoice.number!)).map((row) => row.organization_id);
		expect(new Set(firms)).toEqual(new Set([here.firm.id, there.firm.id]));
		expect(firms).toHaveLength(2);
	});

	test('for nobody: stays unread, is noted once, and is taken in when the address is entered', async () => {
		const document = invoice();
		const address = `neu-${randomUUID().slice(0, 8)}@eingang.example.com`;
		const message = await server.deliver({ to: address, attachments: [{ filename: 'a.xml', content: xml(document) }] });
		await read();
		await read();
		expect(isRead(message)).toBe(false);
		const noted = () => sql('select status from kontor_system.inbox_messages where $1 = any(recipients)', [address]);
		expect(await noted()).toEqual([{ status: 'waiting' }]);
		await change('organizations', here.firm.id, { inbox_address: address });
		await read();
		await change('organizations', here.firm.id, { inbox_address: here.address });
		expect(await expensesOf(document.invoice.number!)).toHaveLength(1);
		expect(isRead(message)).toBe(true);
		expect(await noted()).toEqual([]);
	});

	test('whoever handles it is not active: it waits', async () => {
		const handler = await addPerson(world.here.id, 'Accountant');
		await change('organizations', here.firm.id, { inbox_employee_id: handler.id });
		await change('directus_users', handler.id, { status: 'suspended' });
		const message = await server.deliver({ to: here.address, attachments: [{ filename: 'a.xml', content: xml() }] });
		await read();
		expect(isRead(message)).toBe(false);
		await change('organizations', here.firm.id, { inbox_employee_id: here.handler.id });
		await read();
		expect(isRead(message)).toBe(true);
	});

	test('with the rights of that person: an auditor records nothing', async () => {
		const auditor = world.here.people.Auditor;
		await change('organizations', here.firm.id, { inbox_employee_id: auditor.id });
		const document = invoice();
		await server.deliver({ to: here.address, attachments: [{ filename: 'a.xml', content: xml(document) }] });
		const reminders = await remindersAfter({ ...here, handler: auditor });
		await change('organizations', here.firm.id, { inbox_employee_id: here.handler.id });
		expect(await expensesOf(document.invoice.number!)).toEqual([]);
		expect(reminders).toHaveLength(1);
	});
});

describe('once', () => {
	test('the same mail again, also under new numbers: nothing twice', async () => {
		const document = invoice();
		const raw = await compose({ to: here.address, attachments: [{ filename: 'a.xml', content: xml(document) }] });
		server.put(raw);
		expect(await remindersAfter(here)).toHaveLength(1);
		const again = server.put(Buffer.concat([Buffer.from('Received: from elsewhere\r\n'), raw]));
		expect(await remindersAfter(here)).toEqual([]);
		expect(isRead(again)).toBe(true);
		server.renumber();
		for (const message of server.messages) message.flags.length = 0;
		expect(await remindersAfter(here)).toEqual([]);
		expect(await expensesOf(document.invoice.number!)).toHaveLength(1);
	});

	test('the same invoice in another mail is not booked again, and said', async () => {
		const document = invoice();
		const mail = { to: here.address, attachments: [{ filename: 'a.xml', content: xml(document) }] };
		await server.deliver(mail);
		await server.deliver({ ...mail, subject: 'Zahlungserinnerung' });
		const reminders = await remindersAfter(here);
		expect(reminders).toHaveLength(2);
		expect(reminders.find(({ title }) => title.endsWith('Zahlungserinnerung'))!.description).toContain(
			'Schon vorhanden, nichts neu angelegt:',
		);
		expect(await expensesOf(document.invoice.number!)).toHaveLength(1);
	});

	test('another mail under the Message-ID of an old one is taken in', async () => {
		const messageId = `<${randomUUID()}@lieferant.example.com>`;
		const [first, second] = [invoice(), invoice()];
		for (const document of [first, second])
			await server.deliver({ to: here.address, messageId, attachments: [{ filename: 'a.xml', content: xml(document) }] });
		await read();
		expect(await expensesOf(first.invoice.number!)).toHaveLength(1);
		expect(await expensesOf(second.invoice.number!)).toHaveLength(1);
	});

	test('a server that ends between writing it down and marking it as read: marked again, nothing twice', async () => {
		const document = invoice();
		const message = await server.deliver({ to: here.address, attachments: [{ filename: 'a.xml', content: xml(document) }] });
		await read();
		message.flags.length = 0;
		expect(await remindersAfter(here)).toEqual([]);
		expect(isRead(message)).toBe(true);
		expect(await expensesOf(document.invoice.number!)).toHaveLength(1);
	});
});

describe('which messages are looked at', () => {
	const open = (message: StoredMessage) => message.flags.push('\\Seen');
	const isTouched = ({ flags }: StoredMessage) => flags.includes('$KontorRead');
	const nobody = () => `neu-${randomUUID().slice(0, 8)}@eingang.example.com`;
	const notes = (uids: number[]): Promise<Row[]> =>
		sql(
			`select uid::int, status, recipients is null as is_new from kontor_system.inbox_messages
			where uid_validity = (select max(uid_validity) from kontor_system.inbox_marks) and uid = any($1) order by uid, id`,
			[uids],
		);

	async function send(to = here.address) {
		const document = invoice();
		const message = await server.deliver({ to, attachments: [{ filename: 'a.xml', content: xml(document) }] });
		return { message, expenses: () => expensesOf(document.invoice.number!) };
	}

	test('one that a person has opened before: taken in, once', async () => {
		await read();
		const { message, expenses } = await send();
		open(message);
		expect(await remindersAfter(here)).toHaveLength(1);
		expect(await remindersAfter(here)).toEqual([]);
		expect(await expenses()).toHaveLength(1);
		expect(isTouched(message)).toBe(true);
	});

	test('a mailbox that is new to it: what is read stays untouched for good, what is unread is taken in, and from then on all', async () => {
		const [old, unread, newest] = [await send(), await send(), await send()];
		open(old.message);
		open(newest.message);
		server.renumber();
		expect(await remindersAfter(here)).toHaveLength(1);
		const next = await send();
		open(next.message);
		expect(await remindersAfter(here)).toHaveLength(1);
		expect(await remindersAfter(here)).toEqual([]);
		const taken = await Promise.all([old, unread, newest, next].map(async ({ expenses }) => (await expenses()).length));
		expect(taken).toEqual([0, 1, 0, 1]);
		expect([old, unread, newest, next].map(({ message }) => isTouched(message))).toEqual([false, true, false, true]);
	});

	test('a database from before there was a mark: nothing unread is lost, nothing comes again', async () => {
		const address = nobody();
		const [taken, waiting] = [await send(), await send(address)];
		await read();
		const [ignored, unread] = [await send(), await send()];
		await sql('delete from kontor_system.inbox_marks');
		taken.message.flags.length = 0;
		open(ignored.message);
		open(waiting.message);
		expect(await remindersAfter(here)).toHaveLength(1);
		expect([await taken.expenses(), await ignored.expenses(), await unread.expenses()].map(({ length }) => length)).toEqual([1, 0, 1]);
		expect(isTouched(taken.message)).toBe(true);
		await change('organizations', here.firm.id, { inbox_address: address });
		await read();
		await change('organizations', here.firm.id, { inbox_address: here.address });
		expect(await waiting.expenses()).toHaveLength(1);
	});

	test('all numbers change: nothing twice, what is new is taken in, and what waits is found again, opened or not', async () => {
		const address = nobody();
		const [taken, waiting] = [await send(), await send(address)];
		await read();
		taken.message.flags.length = 0;
		open(waiting.message);
		// What a person has read long ago does not come back because somebody's Message-ID is part of its own.
		const [messageId, old] = [`<${randomUUID()}@lieferant.example.com>`, invoice()];
		await server.deliver({ to: nobody(), messageId });
		await read();
		const raw = await compose({ to: here.address, messageId, attachments: [{ filename: 'a.xml', content: xml(old) }] });
		open(server.put(raw.toString('latin1').replace('Message-ID: <', 'Message-ID: <alt@lieferant.example.com> <')));
		server.renumber();
		const fresh = await send();
		expect(await remindersAfter(here)).toHaveLength(1);
		expect([await taken.expenses(), await fresh.expenses()].map(({ length }) => length)).toEqual([1, 1]);
		expect(await expensesOf(old.invoice.number!)).toEqual([]);
		await change('organizations', here.firm.id, { inbox_address: address });
		expect(await remindersAfter(here)).toHaveLength(1);
		await change('organizations', here.firm.id, { inbox_address: here.address });
		expect(await waiting.expenses()).toHaveLength(1);
	});

	test('more than are looked at at once: the rest is noted, has its turn next, and who is removed meanwhile stops nobody', async () => {
		await read();
		const others = await Promise.all(Array.from({ length: 50 }, () => server.deliver({ to: nobody() })));
		const [removed, second] = [await send(), await send()];
		await read();
		const uids = [removed, second].map(({ message }) => message.uid);
		expect(await notes(uids)).toEqual(uids.map((uid) => ({ uid, status: 'waiting', is_new: true })));
		expect((await notes(others.map(({ uid }) => uid))).map((row) => row.is_new)).toEqual(others.map(() => false));
		server.messages.splice(server.messages.indexOf(removed.message), 1);
		open(second.message);
		expect(await remindersAfter(here)).toHaveLength(1);
		expect(await notes(uids)).toEqual([{ uid: second.message.uid, status: 'taken_in', is_new: true }]);
		expect(await removed.expenses()).toEqual([]);
	});

	test('the notes and the mark are one step: without the mark there are none', async () => {
		await read();
		await sql(`create function test_no_mark() returns trigger language plpgsql as $$ begin raise exception 'the lights went out'; end $$`);
		await sql('create trigger test_dark after update on kontor_system.inbox_marks for each row execute function test_no_mark()');
		const { message, expenses } = await send();
		try {
			await runJob('read-inbox', 'failed');
			expect(await notes([message.uid])).toEqual([]);
		} finally {
			await sql('drop trigger test_dark on kontor_system.inbox_marks');
			await sql('drop function test_no_mark');
		}
		open(message);
		await read();
		expect(await expenses()).toHaveLength(1);
	});

	test('a mark that falls behind what is noted: nothing is noted or taken in twice', async () => {
		const [taken, waiting] = [await send(), await send(nobody())];
		await read();
		const uids = [taken.message.uid, waiting.message.uid];
		const before = await notes(uids);
		expect(before.map(({ status }) => status)).toEqual(['taken_in', 'waiting']);
		await sql('update kontor_system.inbox_marks set highest_uid = 0');
		// Whoever has the address next does not get what its last owner took in.
		await change('organizations', here.firm.id, { inbox_address: nobody() });
		expect(await remindersAfter(here)).toEqual([]);
		await change('organizations', here.firm.id, { inbox_address: here.address });
		expect(await notes(uids)).toEqual(before);
		expect(await taken.expenses()).toHaveLength(1);
	});

	test('an address that no database can keep stops nobody', async () => {
		server.put(`X-Original-To: a\0b@eingang.example.com\r\nSubject: x\r\n\r\nx`);
		const { expenses } = await send();
		await read();
		expect(await expenses()).toHaveLength(1);
	});

	test('one that failed, and whose firm has another address since, waits for who has it', async () => {
		const { message, expenses } = await send(nobody());
		await read();
		await sql(
			`update kontor_system.inbox_messages set status = 'open', organization_id = $2, receiver = 'invoices', attempts = 1
			where uid = $1 and uid_validity = (select max(uid_validity) from kontor_system.inbox_marks)`,
			[message.uid, here.firm.id],
		);
		await read();
		expect(await notes([message.uid])).toEqual([{ uid: message.uid, status: 'waiting', is_new: false }]);
		expect(await expenses()).toEqual([]);
	});
});

describe('what goes wrong', () => {
	test('a message in pieces does not stop the next one', async () => {
		const document = invoice();
		const broken = [
			`To: ${here.address}\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: application/pdf; name="a.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%%\r\n--x`,
			`To: ${here.address}\r\nContent-Type: multipart/mixed; boundary="\r\n\r\n--\r\n\0\xff\r\nContent-Type: multipart/mixed; boundary=y\r\n`,
			`to:${here.address}\nsubject:=?utf-8?B?%%%?= =?x-unknown?Q?=FF?=\ncontent-type: text/plain; charset=nonsense\ncontent-transfer-encoding: nothing\n\n\xff\xfe`,
			`To: ${here.address}\r\n${Array.from({ length: 1200 }, (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`).join('')}`,
		].map((raw) => server.put(Buffer.from(raw, 'latin1')));
		const good = await server.deliver({ to: here.address, attachments: [{ filename: 'a.xml', content: xml(document) }] });
		expect(await remindersAfter(here)).toHaveLength(broken.length + 1);
		expect(await expensesOf(document.invoice.number!)).toHaveLength(1);
		expect([...broken, good].map(isRead)).toEqual(Array(broken.length + 1).fill(true));
	});

	test('larger than 40 MB: not fetched, but said', { timeout: 120_000 }, async () => {
		const message = server.put(`To: ${here.address}\r\nSubject: riesig\r\n\r\n${`${'x'.repeat(998)}\r\n`.repeat(40_100)}`);
		const [reminder] = await remindersAfter(here);
		expect(reminder!.description).toContain('größer als 40 MB');
		expect(isRead(message)).toBe(false);
		expect(await remindersAfter(here)).toEqual([]);
	});

	test('one that fails for no known reason is tried five times, then given up; the others go on', { timeout: 120_000 }, async () => {
		await sql(
			`create or replace function test_refuse() returns trigger language plpgsql as $$ begin raise exception 'storage on fire' using errcode = 'XX000'; end $$`,
		);
		await sql(`create trigger test_fire before insert on documents for each row when (new.title = 'Feuer') execute function test_refuse()`);
		try {
			const [bad, document] = [pdf(`Feuer ${randomUUID()}`), invoice()];
			const failing = await server.deliver({ to: here.address, subject: 'Feuer', attachments: [{ filename: 'Feuer.pdf', content: bad }] });
			const good = await server.deliver({ to: here.address, attachments: [{ filename: 'a.xml', content: xml(document) }] });
			const state = async () =>
				(
					await sql(
						'select status, attempts, error from kontor_system.inbox_messages where uid = $1 and organization_id = $2 order by id desc limit 1',
						[failing.uid, here.firm.id],
					)
				)[0];
			expect(await remindersAfter(here)).toHaveLength(1);
			expect([isRead(failing), isRead(good)]).toEqual([false, true]);
			expect(await state()).toMatchObject({ status: 'open', attempts: 1, error: expect.stringContaining('storage on fire') });
			await read();
			// Not at once: what failed may need a while.
			expect(await state()).toMatchObject({ attempts: 1 });
			const reminders = await remindersAfter(here, async () => {
				for (let attempt = 2; attempt <= 6; attempt++) {
					await sql('update kontor_system.inbox_messages set try_again_at = now() where uid = $1', [failing.uid]);
					await read();
				}
			});
			expect(await state()).toMatchObject({ status: 'given_up', attempts: 5 });
			expect(reminders).toMatchObject([{ title: 'Rechnungseingang per E-Mail: Feuer', priority: 'high', linked_id: null }]);
			expect(isRead(failing)).toBe(false);
			expect(await documentsOf(bad)).toEqual([]);
		} finally {
			await sql('drop trigger test_fire on documents');
			await sql('drop function test_refuse');
		}
	});

	test('a mailbox that is away: the job says so and ends well, and later it goes on', async () => {
		await server.close();
		expect(await read()).toMatchObject({ messages: 0, trouble: expect.stringContaining('ECONNREFUSED') });
		server = await startImapServer();
		const document = invoice();
		await server.deliver({ to: here.address, attachments: [{ filename: 'a.xml', content: xml(document) }] });
		await read();
		expect(await expensesOf(document.invoice.number!)).toHaveLength(1);
	});
});

describe('who sets it up', () => {
	const patch = (person: Somebody, firm: Tenant, body: Row) => call(person, `/items/organizations/${firm.id}`, { method: 'PATCH', body });

	test('an administrator gives the address, a manager names the person', async () => {
		const { Administrator, Manager, Employee } = world.here.people;
		expect((await patch(Manager, here.firm, { inbox_address: 'a@b.example' })).status).toBe(403);
		expect((await patch(Manager, here.firm, { inbox_employee_id: Employee.id })).status).toBe(200);
		expect((await patch(Employee, here.firm, { inbox_employee_id: Employee.id })).status).toBe(403);
		expect((await patch(Administrator, here.firm, { inbox_address: here.address, inbox_employee_id: here.handler.id })).status).toBe(200);
		expect((await call(Employee, `/items/organizations/${here.firm.id}`)).data).toMatchObject({ inbox_address: here.address });
	});

	test('one address is one firm’s, is an address, and has somebody active of that firm', async () => {
		const { Administrator } = world.here.people;
		expect((await patch(Administrator, there.firm, { inbox_address: here.address.toUpperCase() })).codes).toEqual(['NOT_UNIQUE']);
		expect((await patch(Administrator, there.firm, { inbox_address: 'keine Adresse' })).codes).toEqual(['FIELD_FORMAT']);
		expect((await patch(Administrator, there.firm, { inbox_employee_id: here.handler.id })).codes).toEqual(['INVALID_FOREIGN_KEY']);
		expect((await patch(Administrator, there.firm, { inbox_employee_id: null })).codes).toEqual(['RULE_VIOLATED']);
		const gone = await addPerson(there.firm.id, 'Employee');
		await change('directus_users', gone.id, { status: 'suspended' });
		expect((await patch(Administrator, there.firm, { inbox_employee_id: gone.id })).codes).toEqual(['RULE_VIOLATED']);
		// Deleting a person is not stopped by it; what comes in waits then.
		const short = await addPerson(there.firm.id, 'Employee');
		expect((await patch(Administrator, there.firm, { inbox_employee_id: short.id })).status).toBe(200);
		await erase('employees', [short.id]);
		expect(await find('organizations', there.firm.id)).toMatchObject({ inbox_employee_id: null, inbox_address: there.address });
		expect((await patch(Administrator, there.firm, { inbox_address: null, inbox_employee_id: null })).status).toBe(200);
		expect((await patch(Administrator, there.firm, { inbox_address: there.address })).codes).toEqual(['RULE_VIOLATED']);
		await openInbox(there.firm, there.handler);
	});
});
