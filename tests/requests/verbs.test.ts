/** Verbs keep to If-Match, too: nobody issues a draft that was changed after they looked at it. */
import { beforeAll, expect, test } from 'vitest';
import { call, rest } from '../lib/api.ts';
import { addDraft, addFirm, type Firm, post } from '../lib/books.ts';
import { find } from '../lib/database.ts';

let firm: Firm;
beforeAll(async () => {
	firm = await addFirm();
});
const tagOf = async (id: string) => (await call(firm.people.Accountant, `/items/invoices/${id}`)).headers.get('etag')!;
const issue = (id: string, headers: Record<string, string>) => post(firm.people.Accountant, `/billing/invoices/${id}/issue`, {}, headers);

test('a draft that was changed is not issued; one that was not is', async () => {
	const { id, lines } = await addDraft(firm);
	const old = await tagOf(id);
	await rest.update(firm.people.Manager, 'invoice_lines', lines[0].id, { title: 'Anders' });
	const refused = await issue(id, { 'If-Match': old });
	expect([refused.status, refused.codes]).toEqual([412, ['ROW_CHANGED']]);
	expect((await find('invoices', id))!.status).toBe('draft');
	const issued = await issue(id, { 'If-Match': await tagOf(id) });
	expect(issued.status, JSON.stringify(issued.body)).toBe(200);
	// Its files came after the answer was made: no tag, rather than an old one. Where nothing comes after, there is one.
	expect(issued.headers.get('etag')).toMatch(/^W\//);
	const sent = await post(firm.people.Accountant, `/billing/invoices/${id}/mark-sent`, {}, { 'If-Match': await tagOf(id) });
	expect(sent.status, JSON.stringify(sent.body)).toBe(200);
	const ofRow = (tag: string) => tag.slice(0, 23);
	expect(ofRow(sent.headers.get('etag')!)).toBe(ofRow(await tagOf(id)));
});

test('with a key the first answer comes again, though the row has changed by it', async () => {
	const { id } = await addDraft(firm);
	const headers = { 'If-Match': await tagOf(id), 'Idempotency-Key': crypto.randomUUID() };
	const first = await issue(id, headers);
	expect(first.status).toBe(200);
	expect((await issue(id, headers)).body).toEqual(first.body);
});

test('rows of others, and verbs that name no row', async () => {
	const other = await addFirm();
	const foreign = await addDraft(other);
	expect((await issue(foreign.id, { 'If-Match': '"a-b"' })).codes).toEqual(['NOT_FOUND']);
	expect((await issue(foreign.id, {})).codes).toEqual(['NOT_FOUND']);
	const { Employee } = firm.people;
	expect((await post(Employee, '/time/timer/start', {}, { 'If-Match': '"a-b"' })).codes).toEqual(['INVALID_REQUEST']);
});
