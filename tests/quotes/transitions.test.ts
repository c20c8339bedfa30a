/** Every way from every status: what the table allows happens, what it does not allow is refused and changes nothing. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { QUOTE_STATES } from '../../directus-extensions/kontor/src/quotes/states.ts';
import { addFirm, type Firm, post } from '../lib/books.ts';
import { find, insertImported, inTransaction, sql } from '../lib/database.ts';
import { uniqueNumber } from '../lib/world.ts';

const STATUSES = ['draft', 'sent', 'accepted', 'declined', 'expired', 'replaced'];
const VERBS: Record<string, string> = { send: 'sent', accept: 'accepted', decline: 'declined' };

let firm: Firm;
beforeAll(async () => {
	firm = await addFirm();
});

async function quoteThatIs(status: string): Promise<string> {
	const isOut = status !== 'draft';
	const id = randomUUID();
	const document = { id, organization_id: firm.id, customer_id: firm.customer, title: 'A quote', status };
	const sent = {
		number: `AN-${uniqueNumber()}`,
		issued_date: '2026-01-05',
		valid_until: '2026-02-04',
		seller_snapshot: {},
		buyer_snapshot: {},
	};
	await insertImported('quotes', { ...document, ...(isOut ? sent : {}) });
	await insertImported('quote_lines', { id: randomUUID(), organization_id: firm.id, quote_id: id, title: 'Line', unit_price: 100 });
	return id;
}

const isAllowed = (by: string, from: string): boolean =>
	QUOTE_STATES.transitions.some((one) => one.by === by && (one.from as readonly string[]).includes(from));

describe.each(STATUSES)('a quote that is %s', (status) => {
	it.each(Object.keys(VERBS))('can or can not: %s', async (verb) => {
		const id = await quoteThatIs(status);
		const before = await find('quotes', id);
		const answer = await post(firm.people.Accountant, `/billing/quotes/${id}/${verb}`);
		if (isAllowed(verb, status)) {
			expect(answer.status).toBe(200);
			expect(answer.data.status).toBe(VERBS[verb]);
		} else {
			expect([answer.status, answer.codes]).toEqual([409, ['TRANSITION_NOT_ALLOWED']]);
			expect(await find('quotes', id)).toEqual(before);
		}
	});

	it('can be revised, or not', async () => {
		const id = await quoteThatIs(status);
		const answer = await post(firm.people.Accountant, `/billing/quotes/${id}/revise`);
		expect(answer.codes).toEqual(isAllowed('revise', status) ? [] : ['TRANSITION_NOT_ALLOWED']);
		if (isAllowed('revise', status)) expect(answer.data).toMatchObject({ status: 'draft', version: 2, previous_quote_id: id });
		expect((await find('quotes', id))!.status).toBe(status);
	});

	it.each(STATUSES)('goes to %s in SQL only if the table has it', async (to) => {
		const id = await quoteThatIs(status);
		// A draft that is sent needs its number and its parties; without them it is refused for that.
		const complete = `, number = '${randomUUID().slice(0, 8)}', issued_date = '2026-01-05', valid_until = '2026-02-04', seller_snapshot = '{}', buyer_snapshot = '{}'`;
		const isSending = status === 'draft' && to === 'sent';
		const change = sql(`update quotes set status = $2${isSending ? complete : ''} where id = $1`, [id, to]);
		const known =
			status === to || QUOTE_STATES.transitions.some((one) => (one.from as readonly string[]).includes(status) && one.to === to);
		if (known) await change;
		else await expect(change).rejects.toMatchObject({ code: 'KN012' });
	});

	it('does not get a status by writing it', async () => {
		const id = await quoteThatIs(status);
		for (const to of STATUSES) {
			const answer = await post(firm.people.Administrator, '/items/quotes', {
				customer_id: firm.customer,
				organization_id: firm.id,
				status: to,
			});
			expect(answer.codes).toEqual(to === 'draft' ? [] : ['STATUS_BY_VERB']);
		}
		expect((await find('quotes', id))!.status).toBe(status);
	});
});

it('is not sent without number, dates and parties, by no road', async () => {
	const id = await quoteThatIs('draft');
	await expect(sql(`update quotes set status = 'sent' where id = $1`, [id])).rejects.toMatchObject({ code: 'KN021' });
	await expect(sql(`update quotes set number = 'AN-1' where id = $1`, [id])).rejects.toMatchObject({ code: 'KN021' });
	await expect(
		inTransaction((client) =>
			client.query(`insert into quotes (id, organization_id, customer_id, number) values (gen_random_uuid(), $1, $2, 'AN-7')`, [
				firm.id,
				firm.customer,
			]),
		),
	).rejects.toMatchObject({ code: 'KN021' });
});
