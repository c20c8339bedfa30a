/** Quotes and dunning notices have their PDF from the moment they are frozen, and go out by mail. */
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, type Person, url } from '../lib/api.ts';
import { addCustomer, addFirm, addIssued, addQuote, change, type Firm, post, right, withQuote } from '../lib/books.ts';
import { find, insert, type Row, sql } from '../lib/database.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { address, download, setTemplate, settled } from './post.ts';

let server: MailServer;
let firm: Firm;
let other: Firm;
beforeAll(async () => {
	server = await startMailServer();
	firm = await addFirm();
	other = await addFirm();
});
afterAll(() => server?.close());

async function textOf(pdf: Buffer): Promise<string> {
	const document = await getDocumentProxy(new Uint8Array(pdf));
	const texts: string[] = [];
	for (let page = 1; page <= document.numPages; page++)
		texts.push(...(await (await document.getPage(page)).getTextContent()).items.map((item) => ('str' in item ? item.str : '')));
	return texts.join(' ');
}

const statusOf = async (person: Person, path: string) =>
	(await fetch(url(path), { headers: person.token ? { Authorization: `Bearer ${person.token}` } : {} })).status;
const documentsOf = (title: string, { id } = firm) => sql('select * from documents where organization_id = $1 and title = $2', [id, title]);

describe('quotes', () => {
	test('a draft has a watermark and is not kept; a sent one keeps its PDF', async () => {
		const { id } = await addQuote(firm, [{ unit_price: '1000.00' }, { unit_price: '50', is_optional: true }]);
		const path = `/billing/quotes/${id}/pdf`;
		expect(await textOf(await download(firm.people.Sales, path))).toContain('ENTWURF');
		expect((await find('quotes', id))!.pdf_file_id).toBeNull();
		const sent = await withQuote(firm, id, 'send');
		const pdf = await download(firm.people.Accountant, path);
		const text = await textOf(pdf);
		for (const wanted of [sent.number, '1.190,00', 'Leistung 1', 'Muster Beratung GmbH']) expect(text).toContain(wanted);
		expect(text).not.toContain('ENTWURF');
		expect(await documentsOf(sent.number)).toMatchObject([
			{ category: 'quote', linked_module: 'quote', linked_id: id, type: 'application/pdf', file_id: sent.pdf_file_id },
		]);

		await change('organizations', firm.id, { phone: '+49 1' });
		expect((await download(firm.people.Accountant, path)).equals(pdf)).toBe(true);
		expect(await statusOf(other.people.Manager, path)).toBe(404);
		expect(await statusOf(firm.people.Employee, path)).toBe(403);
		expect(await statusOf({}, path)).toBe(403);

		// A new version has its own.
		const revised = await withQuote(firm, id, 'revise');
		const second = await withQuote(firm, revised.id, 'send');
		expect(second.pdf_file_id).not.toBe(sent.pdf_file_id);
		const [file] = await sql('select filename_download from directus_files where id = $1', [second.pdf_file_id]);
		expect(file!.filename_download).toBe(`${sent.number}-v2.pdf`);
		await expect(sql('update quotes set pdf_file_id = null where id = $1', [id])).rejects.toMatchObject({ code: 'KN010' });
	});

	test('a quote that cannot be sent leaves no PDF', async () => {
		const count = async () => (await sql("select count(*)::int as count from documents where category = 'quote'"))[0]!.count;
		const before = await count();
		const { id } = await addQuote(firm, []);
		expect((await post(firm.people.Accountant, `/billing/quotes/${id}/send`)).status).toBe(422);
		expect(await count()).toBe(before);
	});

	test('goes to the person who asked for it, by whoever sells', async () => {
		const [person, billing] = [address('anna'), address('rechnung')];
		const customer_id = await addCustomer(firm, { billing_email: billing });
		const contact_id = await insert('contacts', {
			id: crypto.randomUUID(),
			organization_id: firm.id,
			customer_id,
			salutation: 'ms',
			title: 'Dr.',
			lastname: 'Ünal',
			email: person,
		});
		const { id } = await addQuote(firm, undefined, { customer_id, contact_id });
		const mailIt = (body = {}, by: Person = firm.people.Sales) => post(by, `/billing/quotes/${id}/mail`, body);
		expect((await mailIt()).codes).toEqual(['TRANSITION_NOT_ALLOWED']);
		const sent = await withQuote(firm, id, 'send');
		expect((await mailIt({}, firm.people.Employee)).codes).toEqual(['VERB_NOT_ALLOWED']);
		expect((await mailIt({}, other.people.Sales)).codes).toEqual(['NOT_FOUND']);
		expect((await mailIt({ attachments: 'xml' })).codes).toEqual(['INVALID_REQUEST']);
		const preview = await call(firm.people.Sales, `/billing/quotes/${id}/mail`);
		expect(preview.data).toMatchObject({ recipient: person, attachments: [`${sent.number}.pdf`] });

		const answer = right(await mailIt());
		expect(answer).toMatchObject({ id, status: 'sent', mail: { recipient: person, quote_id: id } });
		await settled(answer.mail);
		const [{ mail }] = server.to(person) as [any];
		expect(mail.subject).toBe(`Angebot ${sent.number} von Muster Beratung GmbH`);
		expect(mail.text).toMatch(/^Sehr geehrte Frau Dr\. Ünal,/);
		expect(mail.text).toContain('1.190,00 €');
		expect(mail.attachments[0].content.equals(await download(firm.people.Accountant, `/billing/quotes/${id}/pdf`))).toBe(true);
		expect((await find('quotes', id))!.sent_at).toEqual(new Date(sent.sent_at));
		// Whoever sells sees what became of it, and nothing of the mails of invoices.
		const shown = await call(firm.people.Sales, `/items/quotes/${id}?fields=mails.status,mails.recipient`);
		expect(shown.data.mails).toEqual([{ status: 'sent', recipient: person }]);
	});
});

describe('dunning notices', () => {
	const day = (plus: number) => new Date(Date.now() + plus * 86_400_000).toISOString().slice(0, 10);

	/** In a firm of its own: invoices of the other tests have later dates. */
	async function addNotice(): Promise<{ late: Firm; notice: Row; invoice: Row; to: string }> {
		const late = await addFirm();
		const to = address('buchhaltung');
		const customer_id = await addCustomer(late, { billing_email: to });
		const invoice = await addIssued(late, [{ unit_price: '1000.00' }], { customer_id, issued_date: day(-120), due_date: day(-60) });
		const [notice] = right(await post(late.people.Accountant, '/billing/dunning/propose', { customer_id })) as unknown as Row[];
		return { late, notice: notice!, invoice, to };
	}

	test('a proposal has a watermark; an issued one keeps its PDF, is mailed, and counts as sent then', async () => {
		const { late: firm, notice, invoice, to } = await addNotice();
		const path = `/billing/dunning-notices/${notice.id}`;
		expect(await textOf(await download(firm.people.Accountant, `${path}/pdf`))).toContain('ENTWURF');
		expect((await post(firm.people.Accountant, `${path}/send`)).codes).toEqual(['TRANSITION_NOT_ALLOWED']);
		const issued = right(await post(firm.people.Accountant, `${path}/confirm`));
		const pdf = await download(firm.people.Accountant, `${path}/pdf`);
		const text = await textOf(pdf);
		for (const wanted of [issued.number, invoice.number, '1.190,00', 'Zahlungserinnerung']) expect(text).toContain(wanted);
		expect(await documentsOf(issued.number, firm)).toMatchObject([
			{ category: 'letter', linked_module: 'invoice', linked_id: invoice.id, file_id: issued.pdf_file_id },
		]);
		await change('organizations', firm.id, { phone: '+49 2' });
		expect((await download(firm.people.Accountant, `${path}/pdf`)).equals(pdf)).toBe(true);
		expect(await statusOf(other.people.Accountant, `${path}/pdf`)).toBe(404);

		await setTemplate(firm, {
			kind: 'dunning_notice',
			language: 'de',
			subject: '{{title}} {{number}} / {{invoice_number}}',
			body: '{{total}}',
		});
		expect((await post(other.people.Accountant, `${path}/send`)).codes).toEqual(['NOT_FOUND']);
		expect((await post(firm.people.Sales, `${path}/send`)).codes).toEqual(['VERB_NOT_ALLOWED']);
		const answer = right(await post(firm.people.Accountant, `${path}/send`));
		expect(answer).toMatchObject({ status: 'issued', mail: { recipient: to, dunning_notice_id: notice.id } });
		await settled(answer.mail);
		const [{ mail }] = server.to(to) as [any];
		expect([mail.subject, mail.text.trim()]).toEqual([`Zahlungserinnerung ${issued.number} / ${invoice.number}`, '1.190,00 €']);
		expect(mail.attachments[0].content.equals(pdf)).toBe(true);
		expect(await find('dunning_notices', notice.id)).toMatchObject({ status: 'sent' });
		expect((await find('invoices', invoice.id))!.sent_at).toBeNull();
		await expect(sql('update dunning_notices set pdf_file_id = null where id = $1', [notice.id])).rejects.toMatchObject({ code: 'KN010' });
	});

	test('paid while the mail waits: nobody is dunned', async () => {
		const { late: firm, notice, invoice } = await addNotice();
		right(await post(firm.people.Accountant, `/billing/dunning-notices/${notice.id}/confirm`));
		const to = address('stall');
		const { mail } = right(await post(firm.people.Accountant, `/billing/dunning-notices/${notice.id}/send`, { to }));
		await expect.poll(async () => (await find('mails', mail.id))!.attempts, { timeout: 20_000 }).toBe(1);
		right(
			await post(firm.people.Accountant, `/billing/invoices/${invoice.id}/payments`, {
				amount: '1190.00',
				payment_date: day(0),
				method: 'bank_transfer',
			}),
		);
		expect((await settled(mail, 'failed')).error).toBe('Nicht gesendet: Die Rechnung ist inzwischen bezahlt.');
		expect(server.to(to)).toEqual([]);
	});
});
