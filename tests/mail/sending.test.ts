/** An invoice goes out by mail: to whom, with which words and files, and when it counts as sent. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from '../lib/api.ts';
import { addDraft, addFirm, addIssued, change, type Firm, post, right } from '../lib/books.ts';
import { find, type Row, sql } from '../lib/database.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { address, download, invoiceTo, send, sendRight, setTemplate, settled } from './post.ts';

let server: MailServer;
let firm: Firm;
let other: Firm;
beforeAll(async () => {
	server = await startMailServer();
	firm = await addFirm();
	other = await addFirm();
});
afterAll(() => server?.close());

const arrived = (to: string) => {
	expect(server.to(to)).toHaveLength(1);
	return server.to(to)[0]!;
};

test('the customer gets the invoice, once, and it counts as sent when it was handed over', async () => {
	const to = address('rechnung');
	const invoice = await invoiceTo(firm, to);
	const answer = right(await send(firm, invoice));
	expect(answer).toMatchObject({ id: invoice.id, number: invoice.number, status: 'issued', sent_at: null });
	expect(answer.mail).toMatchObject({ status: 'queued', recipient: to, invoice_id: invoice.id, attempts: 0, cc: null });

	const sent = await settled(answer.mail);
	expect(sent).toMatchObject({ attempts: 1, error: null, delivered_to: [to] });
	const { mail, messageId, raw } = arrived(to);
	expect(messageId).toBe(sent.message_id);
	expect(mail.from!.value).toEqual([{ name: 'Muster Beratung GmbH', address: 'kontor@sender.example.com' }]);
	expect(mail.replyTo!.value).toEqual([{ name: 'Muster Beratung GmbH', address: 'info@muster.example.com' }]);
	expect(mail.subject).toBe(`Rechnung ${invoice.number} von Muster Beratung GmbH`);
	expect(mail.text).toMatch(/^Sehr geehrte Damen und Herren,\n\nanbei .* über 119,00 €, zahlbar bis \d\d\.\d\d\.\d{4}\./);
	expect(raw).not.toMatch(/^Bcc:/im);
	expect(mail.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
		[`${invoice.number}.pdf`, 'application/pdf'],
	]);
	expect(mail.attachments[0]!.content.equals(await download(firm.people.Accountant, `/billing/invoices/${invoice.id}/pdf`))).toBe(true);

	const after = (await find('invoices', invoice.id))!;
	expect(after.status).toBe('sent');
	expect(after.sent_at).not.toBeNull();
	const [trail] = await sql(
		"select a.user from directus_activity a join directus_revisions r on r.activity = a.id where a.item = $1 and r.delta::jsonb ? 'sent_at'",
		[invoice.id],
	);
	expect(trail!.user).toBe(firm.people.Accountant.id);
	// On the document, for whoever looks.
	const shown = await call(firm.people.Manager, `/items/invoices/${invoice.id}?fields=mails.recipient,mails.status`);
	expect(shown.data.mails).toEqual([{ recipient: to, status: 'sent' }]);
});

test('an invoice that waits in the outbox is not sent yet', async () => {
	const invoice = await invoiceTo(firm, address('stall'));
	const mail = await sendRight(firm, invoice);
	await expect.poll(async () => (await find('mails', mail.id))!.attempts, { timeout: 20_000 }).toBe(1);
	expect(await find('mails', mail.id)).toMatchObject({ status: 'queued' });
	expect(await find('invoices', invoice.id)).toMatchObject({ status: 'issued', sent_at: null });
	await settled(mail);
	expect(await find('invoices', invoice.id)).toMatchObject({ status: 'sent' });
});

describe('files', () => {
	const authority = { leitweg_id: '04011000-1234512345-06', email: 'poststelle@amt.example.com' };
	for (const [format, wanted, endings] of [
		['pdf', undefined, ['pdf']],
		['zugferd', undefined, ['pdf']],
		['zugferd', 'xml', ['xml']],
		['zugferd', 'both', ['pdf', 'xml']],
		['xrechnung_ubl', undefined, ['pdf', 'xml']],
		['xrechnung_cii', 'pdf', ['pdf']],
	] as const)
		test(`${format}, ${wanted ?? 'nothing said'}: ${endings.join(' and ')}, byte for byte`, async () => {
			const to = address('rechnung');
			const invoice = await invoiceTo(firm, to, { invoice_format: format, ...authority });
			await settled(await sendRight(firm, invoice, wanted ? { attachments: wanted } : {}));
			const { attachments } = arrived(to).mail;
			expect(attachments.map(({ filename }) => filename)).toEqual(endings.map((ending) => `${invoice.number}.${ending}`));
			for (const [at, ending] of endings.entries())
				expect(attachments[at]!.content.equals(await download(firm.people.Accountant, `/billing/invoices/${invoice.id}/${ending}`))).toBe(
					true,
				);
		});

	test('an invoice without XML does not pretend', async () => {
		const invoice = await invoiceTo(firm, address('rechnung'), { invoice_format: 'pdf' });
		expect(await send(firm, invoice, { attachments: 'xml' })).toMatchObject({ status: 400, codes: ['INVALID_REQUEST'] });
	});
});

describe('words', () => {
	test('own template, in the language of the customer; values are text', async () => {
		const writer = await addFirm({ legal_name: 'Müller & Söhne "Größe" GmbH' });
		const name = '<b>Ünal</b> {{total}} $& Café';
		const german = {
			kind: 'invoice',
			language: 'de',
			subject: 'Für {{customer}}: {{number}} – {{ title }}',
			body: 'Grüße an {{customer}} <i>von</i> {{company}} ß €',
		};
		expect((await setTemplate(writer, german)).status).toBe(200);
		const to = address('rechnung');
		const invoice = await invoiceTo(writer, to, { name });
		const mail = await sendRight(writer, invoice);
		await settled(mail);
		const got = arrived(to).mail;
		expect(got.subject).toBe(`Für ${name}: ${invoice.number} – ${invoice.title ?? ''}`.trim());
		expect(got.text!.trim()).toBe(`Grüße an ${name} <i>von</i> Müller & Söhne "Größe" GmbH ß €`);
		expect(got.html).toBe(false);
		expect(got.from!.value[0]!.name).toBe('Müller & Söhne "Größe" GmbH');

		// Changed in Studio, used from then on.
		const [row] = await sql('select id from mail_templates where organization_id = $1', [writer.id]);
		await call(writer.people.Manager, `/items/mail_templates/${row!.id}`, { method: 'PATCH', body: { subject: 'Neu: {{number}}' } });
		const again = await call(writer.people.Accountant, `/billing/invoices/${invoice.id}/mail`);
		expect(again.data).toMatchObject({ recipient: to, subject: `Neu: ${invoice.number}`, attachments: [`${invoice.number}.pdf`] });

		const english = await invoiceTo(writer, address('invoice'), { language: 'en' });
		const preview = (await call(writer.people.Accountant, `/billing/invoices/${english.id}/mail`)).data;
		expect(preview.subject).toBe(`Invoice ${english.number} from Müller & Söhne "Größe" GmbH`);
		expect(preview.body).toContain('€119.00');
	});

	test('a long subject arrives whole', async () => {
		const to = address('rechnung');
		const subject = `Rechnung für Überprüfungsmaßnahmen ${'Größenänderung äöüß '.repeat(12)}`.slice(0, 250).trim();
		const body = `Zeile 1\nZeile 2 ${'ein sehr langer Satz mit Ümläuten '.repeat(60)}\n.\n..\nEnde`;
		await settled(await sendRight(firm, await invoiceTo(firm, to), { subject, body }));
		const { mail, raw } = arrived(to);
		expect(mail.subject).toBe(subject);
		expect(mail.text!.trimEnd()).toBe(body);
		for (const line of raw.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(998);
	});

	test('what a person writes is no template', async () => {
		const to = address('rechnung');
		await settled(await sendRight(firm, await invoiceTo(firm, to), { subject: '{{number}}', body: '{{total}} {{#x}}' }));
		expect(arrived(to).mail).toMatchObject({ subject: '{{number}}', text: expect.stringContaining('{{total}} {{#x}}') });
	});

	test('a cancellation has its own words', async () => {
		const to = address('rechnung');
		const invoice = await invoiceTo(firm, to);
		const { cancellation_id } = right(await post(firm.people.Accountant, `/billing/invoices/${invoice.id}/cancel`));
		await settled(await sendRight(firm, { id: cancellation_id }));
		const number = (await find('invoices', cancellation_id))!.number;
		const { mail } = arrived(to);
		expect(mail.subject).toContain(number);
		expect(mail.text).toContain(`zu unserer Rechnung ${invoice.number}`);
		expect(mail.text).toContain('−119,00 €');
		expect(await find('invoices', cancellation_id)).toMatchObject({ status: 'sent' });
	});

	test('a placeholder that there is not is refused when it is written', async () => {
		for (const values of [
			{ subject: '{{nummer}}', body: 'x' },
			{ subject: 'x', body: '{{#if total}}' },
			{ subject: 'x', body: '{{constructor}}' },
		]) {
			const refused = await setTemplate(firm, { kind: 'quote', language: 'de', ...values });
			expect([refused.status, refused.codes]).toEqual([400, ['PLACEHOLDER_UNKNOWN']]);
		}
		expect((await setTemplate(firm, { kind: 'quote', subject: 'a\nBcc: x@y.example.com', body: 'x' })).codes).toEqual(['INVALID_REQUEST']);
	});
});

describe('to whom', () => {
	test('as frozen with the invoice; what is entered later where there was nothing', async () => {
		const frozen = address('rechnung');
		const invoice = await invoiceTo(firm, frozen);
		await change('customers', invoice.customer_id, { billing_email: address('andere') });
		expect((await sendRight(firm, invoice)).recipient).toBe(frozen);

		const none = await invoiceTo(firm, null);
		const refused = await send(firm, none);
		expect([refused.status, refused.codes]).toEqual([422, ['RECIPIENT_MISSING']]);
		expect(refused.body.errors[0].extensions).toMatchObject({
			field: 'to',
			column: 'billing_email',
			collection: 'customers',
			id: none.customer_id,
		});
		expect((await call(firm.people.Accountant, `/billing/invoices/${none.id}/mail`)).data.recipient).toBeNull();
		const late = address('spaet');
		await change('customers', none.customer_id, { billing_email: late });
		expect((await sendRight(firm, none)).recipient).toBe(late);
	});

	test('an address that is none is named', async () => {
		const invoice = await invoiceTo(firm, 'Anna <anna@kunde.example.com>');
		const refused = await send(firm, invoice);
		expect([refused.status, refused.codes]).toEqual([422, ['RECIPIENT_NOT_USABLE']]);
		expect(refused.body.errors[0].message).toContain('Anna <anna@kunde.example.com>');
	});

	test('to and copies as asked for', async () => {
		const [to, one, two] = [address('a'), address('b'), address('c')];
		await settled(await sendRight(firm, await invoiceTo(firm, address('never')), { to, cc: [one, two, one, to] }));
		const { mail, recipients } = arrived(to);
		expect(recipients).toEqual([to, one, two]);
		expect([mail.cc].flat().flatMap((list) => list!.value.map(({ address: copy }) => copy))).toEqual([one, two]);
	});

	test('nothing gets into the header', async () => {
		const invoice = await invoiceTo(firm, address('never'));
		const bad = [
			{ to: 'a@b.example.com\r\nBcc: x@y.example.com' },
			{ to: 'a@b.example.com, c@d.example.com' },
			{ to: 'A <a@b.example.com>' },
			{ to: ['a@b.example.com'] },
			{ cc: 'a@b.example.com\nX: y' },
			{ cc: ['a@b.example.com', 'x'] },
			{ cc: Array.from({ length: 11 }, (_, at) => `a${at}@b.example.com`) },
			{ subject: 'Hallo\r\nBcc: x@y.example.com' },
			{ subject: 'Hallo\u2028Bcc: x@y.example.com' },
			{ subject: ' ' },
			{ subject: 'x'.repeat(256) },
			{ body: '' },
			{ bcc: 'a@b.example.com' },
			{ attachments: '../../etc/passwd' },
		];
		for (const body of bad) expect([body, (await send(firm, invoice, body)).codes]).toEqual([body, ['INVALID_REQUEST']]);
		expect(await sql('select 1 from mails where invoice_id = $1', [invoice.id])).toEqual([]);
	});
});

describe('who and when', () => {
	test('drafts and cancelled invoices are not sent', async () => {
		const draft = await addDraft(firm);
		expect((await send(firm, draft)).codes).toEqual(['TRANSITION_NOT_ALLOWED']);
		const invoice = await addIssued(firm);
		await post(firm.people.Accountant, `/billing/invoices/${invoice.id}/cancel`);
		expect((await send(firm, invoice)).codes).toEqual(['TRANSITION_NOT_ALLOWED']);
	});

	test('only whoever issues invoices, and only of the own firm', async () => {
		const invoice = await invoiceTo(firm, address('never'));
		for (const role of ['Employee', 'Sales', 'Auditor', 'Project lead'] as const)
			expect((await send(firm, invoice, {}, firm.people[role])).codes).toEqual(['VERB_NOT_ALLOWED']);
		expect((await send(firm, invoice, {}, other.people.Accountant)).codes).toEqual(['NOT_FOUND']);
		expect((await call(other.people.Accountant, `/billing/invoices/${invoice.id}/mail`)).codes).toEqual(['NOT_FOUND']);
		expect((await send(firm, invoice, {}, {})).status).toBe(403);
		const mail = await sendRight(firm, invoice);
		expect((await post(other.people.Accountant, `/mail/${mail.id}/retry`)).codes).toEqual(['NOT_FOUND']);
		expect((await call(other.people.Manager, `/items/mails/${mail.id}`)).status).toBe(403);
		expect((await post(firm.people.Sales, `/mail/${mail.id}/retry`)).codes).toEqual(['VERB_NOT_ALLOWED']);
	});

	test('pressed twice, sent once; sent again when asked again later', async () => {
		const to = address('stall');
		const invoice = await invoiceTo(firm, to);
		const answers = await Promise.all(Array.from({ length: 4 }, () => send(firm, invoice)));
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
		expect(answers.flatMap(({ codes }) => codes)).toEqual(['MAIL_WAITS', 'MAIL_WAITS', 'MAIL_WAITS']);
		await settled(answers.find(({ status }) => status === 200)!.data.mail);
		arrived(to);
		await settled(await sendRight(firm, invoice));
		expect(new Set(server.to(to).map(({ messageId }) => messageId)).size).toBe(2);
	});

	test('the same Idempotency-Key is the same mail', async () => {
		const invoice = await invoiceTo(firm, address('key'));
		const ask = () => post(firm.people.Accountant, `/billing/invoices/${invoice.id}/send`, {}, { 'Idempotency-Key': invoice.id });
		const first = right(await ask());
		await settled(first.mail);
		expect(right(await ask()).mail.id).toBe(first.mail.id);
		expect(await sql('select count(*)::int as count from mails where invoice_id = $1', [invoice.id])).toEqual([{ count: 1 }]);
	});
});

describe('the outbox', () => {
	test('is written by sending and by nothing else, administrators included', async () => {
		const invoice = await invoiceTo(firm, address('rechnung'));
		const mail = await settled(await sendRight(firm, invoice));
		const admin = firm.people.Administrator;
		const row: Row = { recipient: 'a@b.example.com', subject: 'x', body: 'y', organization_id: firm.id };
		expect((await call(admin, '/items/mails', { method: 'POST', body: row })).codes).toEqual(['OUTBOX_IS_GIVEN']);
		for (const body of [{ status: 'queued' }, { body: 'anders' }, { recipient: 'a@b.example.com' }])
			expect((await call(admin, `/items/mails/${mail.id}`, { method: 'PATCH', body })).codes).toEqual(['OUTBOX_IS_GIVEN']);
		const nested = await call(admin, `/items/invoices/${invoice.id}`, { method: 'PATCH', body: { mails: [row] } });
		expect(nested.codes).toEqual(['OUTBOX_IS_GIVEN']);
		expect((await call(admin, `/items/mails/${mail.id}`, { method: 'DELETE' })).codes).toEqual(['MAIL_IS_SENT']);
		expect((await post(firm.people.Accountant, `/mail/${mail.id}/retry`)).codes).toEqual(['TRANSITION_NOT_ALLOWED']);
		for (const statement of [
			"update mails set subject = 'x' where id = $1",
			"update mails set status = 'queued', sent_at = null where id = $1",
			'delete from mails where id = $1',
		])
			await expect(sql(statement, [mail.id])).rejects.toMatchObject({ code: 'KN070' });
	});
});
