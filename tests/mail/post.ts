/** What the tests of mail have in common. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { call, type Person, url } from '../lib/api.ts';
import { addCustomer, addIssued, type Firm, post, right } from '../lib/books.ts';
import { find, type Row } from '../lib/database.ts';
import { hurry } from './mail-server.ts';

export const address = (wish: string): string => `${wish}-${randomUUID().slice(0, 8)}@kunde.example.com`;

/** An issued invoice whose customer has this address. */
export async function invoiceTo(firm: Firm, billing_email: string | null, values: Row = {}): Promise<Row> {
	return addIssued(firm, undefined, { customer_id: await addCustomer(firm, { billing_email, ...values }) });
}

export const send = (firm: Firm, invoice: Row, body: object = {}, person: Person = firm.people.Accountant) =>
	post(person, `/billing/invoices/${invoice.id}/send`, body);

export const sendRight = async (firm: Firm, invoice: Row, body: object = {}): Promise<Row> => right(await send(firm, invoice, body)).mail;

/** Waits until the mail has come to rest. */
export async function settled(mail: Row, status = 'sent'): Promise<Row> {
	const state = async () => {
		await hurry();
		return (await find('mails', mail.id))!.status;
	};
	await expect.poll(state, { timeout: 40_000, interval: 300 }).toBe(status);
	return (await find('mails', mail.id))!;
}

export async function download(person: Person, path: string): Promise<Buffer> {
	const response = await fetch(url(path), { headers: { Authorization: `Bearer ${person.token}` } });
	expect(response.status).toBe(200);
	return Buffer.from(await response.arrayBuffer());
}

export const setTemplate = async (firm: Firm, values: Row) =>
	call(firm.people.Accountant, '/items/mail_templates', { method: 'POST', body: values });
