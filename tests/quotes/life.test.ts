/** A quote from its first draft to the project: numbers, dates, versions, parties, rights. */
import { beforeAll, describe, expect, it } from 'vitest';
import { call } from '../lib/api.ts';
import { addFirm, addQuote, change, type Firm, post, right, withQuote } from '../lib/books.ts';
import { find, sql } from '../lib/database.ts';

const dayIn = (zone: string, plus = 0) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(Date.now() + plus * 86_400_000);
const today = () => dayIn('Europe/Berlin');
const year = () => today().slice(0, 4);

let firm: Firm;
beforeAll(async () => {
	firm = await addFirm();
});

describe('sending', () => {
	it('gives number, dates and frozen parties', async () => {
		const here = await addFirm();
		const { id } = await addQuote(here, [
			{ unit_price: '100.00', tax_rate_id: here.rates.standard },
			{ unit_price: '50', is_optional: true },
		]);
		const sent = await withQuote(here, id, 'send');
		expect(sent).toMatchObject({
			status: 'sent',
			number: `AN-${year()}-0001`,
			version: 1,
			issued_date: today(),
			valid_until: dayIn('Europe/Berlin', 30),
			net_total: '100.00',
			total: '119.00',
			seller_snapshot: { legal_name: 'Muster Beratung GmbH' },
			tax_summary: [{ tax_category: 'S', tax_rate: '19.00', net_amount: '100.00', tax_amount: '19.00', exemption_reason: null }],
		});
		expect(sent.buyer_snapshot.city).toBe('Hamburg');
		expect(sent.lines).toHaveLength(2);
		await change('organizations', here.id, { settings: { quote_validity_days: 7 } });
		const next = await withQuote(here, (await addQuote(here)).id, 'send');
		expect([next.number, next.valid_until]).toEqual([`AN-${year()}-0002`, dayIn('Europe/Berlin', 7)]);
		await change('customers', here.customer, { city: 'Kiel' });
		expect((await find('quotes', id))!.buyer_snapshot.city).toBe('Hamburg');
		const trail = await sql(`select action from directus_activity where item = $1 order by id`, [id]);
		expect(trail.map(({ action }) => action)).toEqual(['create', 'update']);
	});

	it('keeps dates that were given, unless they are to come', async () => {
		const given = await addQuote(firm, undefined, { issued_date: '2026-01-05', valid_until: '2026-01-20' });
		expect(await withQuote(firm, given.id, 'send')).toMatchObject({ issued_date: '2026-01-05', valid_until: '2026-01-20' });
		const ahead = await addQuote(firm, undefined, { issued_date: '2199-01-01' });
		expect((await post(firm.people.Accountant, `/billing/quotes/${ahead.id}/send`)).codes).toEqual(['INVALID_REQUEST']);
	});

	it('needs a line that is not optional', async () => {
		for (const lines of [[], [{ unit_price: '1', is_optional: true }]]) {
			const { id } = await addQuote(firm, lines);
			const answer = await post(firm.people.Accountant, `/billing/quotes/${id}/send`);
			expect([answer.status, answer.codes]).toEqual([422, ['DOCUMENT_INCOMPLETE']]);
			expect(answer.body.errors[0].extensions.missing[0]).toMatchObject({ collection: 'quotes', field: 'lines' });
		}
	});

	it('counts without gaps, however many are sent at once', async () => {
		const here = await addFirm();
		const drafts = await Promise.all(Array.from({ length: 8 }, () => addQuote(here)));
		const empty = await addQuote(here, []);
		const answers = await Promise.all(
			[...drafts, empty, drafts[0]!].map(({ id }) => post(here.people.Sales, `/billing/quotes/${id}/send`)),
		);
		const numbers = answers.filter(({ status }) => status === 200).map(({ data }) => data.number);
		expect(numbers.toSorted()).toEqual(Array.from({ length: 8 }, (_, at) => `AN-${year()}-000${at + 1}`));
	});
});

describe('a new version', () => {
	it('keeps the number, and replaces the one before when it is sent', async () => {
		const lines = [
			{ unit_price: '100.00', discount_percent: '5' },
			{ unit_price: '70.00', is_optional: true },
		];
		const first = await addQuote(firm, lines, { discount_percent: '2', intro_text: 'Wie besprochen' });
		const { number } = await withQuote(firm, first.id, 'send');
		const second = await withQuote(firm, first.id, 'revise');
		expect(second).toMatchObject({
			number,
			version: 2,
			status: 'draft',
			previous_quote_id: first.id,
			net_total: first.net_total,
			intro_text: 'Wie besprochen',
			issued_date: null,
			sent_at: null,
		});
		expect(second.lines.map((line: any) => [line.unit_price, line.discount_percent, line.is_optional])).toEqual([
			['100.0000', '5.00', false],
			['70.0000', null, true],
		]);
		expect((await find('quotes', first.id))!.status).toBe('sent');

		const again = await post(firm.people.Accountant, `/billing/quotes/${first.id}/revise`);
		expect([again.status, again.codes]).toEqual([409, ['QUOTE_HAS_OPEN_VERSION']]);

		expect(await withQuote(firm, second.id, 'send')).toMatchObject({ number, version: 2, status: 'sent' });
		expect((await find('quotes', first.id))!.status).toBe('replaced');
		expect((await post(firm.people.Accountant, `/billing/quotes/${first.id}/accept`)).codes).toEqual(['TRANSITION_NOT_ALLOWED']);
		expect((await withQuote(firm, second.id, 'accept')).decided_at).not.toBeNull();
	});

	it('can be dropped and begun again', async () => {
		const { id } = await addQuote(firm);
		await withQuote(firm, id, 'send');
		await withQuote(firm, id, 'decline', { reason: 'zu teuer' });
		expect((await find('quotes', id))!).toMatchObject({ status: 'declined', decline_reason: 'zu teuer' });
		const draft = await withQuote(firm, id, 'revise');
		right(await call(firm.people.Accountant, `/items/quotes/${draft.id}`, { method: 'DELETE' }));
		const next = await withQuote(firm, id, 'revise');
		await withQuote(firm, next.id, 'send');
		expect((await find('quotes', id))!.status).toBe('replaced');
	});

	it('is begun once, however many begin it', async () => {
		const { id } = await addQuote(firm);
		await withQuote(firm, id, 'send');
		const answers = await Promise.all(Array.from({ length: 6 }, () => post(firm.people.Accountant, `/billing/quotes/${id}/revise`)));
		expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409, 409]);
	});

	it('has nothing to replace once the one before was accepted', async () => {
		const { id } = await addQuote(firm);
		await withQuote(firm, id, 'send');
		const next = await withQuote(firm, id, 'revise');
		await withQuote(firm, id, 'accept');
		expect((await post(firm.people.Accountant, `/billing/quotes/${next.id}/send`)).codes).toEqual(['TRANSITION_NOT_ALLOWED']);
		expect((await find('quotes', next.id))!).toMatchObject({ status: 'draft' });
	});

	it('and its decision are one or the other, when both happen at once', async () => {
		for (let round = 0; round < 4; round++) {
			const { id } = await addQuote(firm);
			await withQuote(firm, id, 'send');
			const next = await withQuote(firm, id, 'revise');
			const [sent, accepted] = await Promise.all([
				post(firm.people.Accountant, `/billing/quotes/${next.id}/send`),
				post(firm.people.Sales, `/billing/quotes/${id}/accept`),
			]);
			expect([sent.status, accepted.status].toSorted()).toEqual([200, 409]);
		}
	});
});

describe('the project of a quote', () => {
	it('takes over what was agreed, once', async () => {
		const { id } = await addQuote(firm, [{ unit_price: '1000.00' }], { deal_id: firm.deal });
		await withQuote(firm, id, 'send');
		const early = await post(firm.people.Manager, `/billing/quotes/${id}/create-project`);
		expect([early.status, early.codes]).toEqual([409, ['QUOTE_NOT_ACCEPTED']]);
		await withQuote(firm, id, 'accept');
		const answers = await Promise.all(Array.from({ length: 4 }, () => post(firm.people.Manager, `/billing/quotes/${id}/create-project`)));
		expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
		const { project_id } = answers.find(({ status }) => status === 200)!.data;
		expect(await find('projects', project_id)).toMatchObject({
			organization_id: firm.id,
			title: 'Relaunch',
			customer_id: firm.customer,
			deal_id: firm.deal,
			budget_amount: '1000.00',
		});
		expect((await find('projects', project_id))!.number).toMatch(/^P-\d{4}$/);
	});

	it('is made only by who may make projects', async () => {
		const { id } = await addQuote(firm);
		await withQuote(firm, id, 'send');
		await withQuote(firm, id, 'accept');
		expect((await post(firm.people.Sales, `/billing/quotes/${id}/create-project`)).codes).toEqual(['VERB_NOT_ALLOWED']);
	});
});

describe('rights', () => {
	it('are those of quotes or of billing', async () => {
		const may = {
			Sales: 200,
			Accountant: 200,
			Manager: 200,
			Integrator: 200,
			Administrator: 200,
			Employee: 403,
			'Project lead': 403,
			Auditor: 403,
		};
		for (const [role, status] of Object.entries(may)) {
			const { id } = await addQuote(firm);
			expect([role, (await post(firm.people[role as 'Sales'], `/billing/quotes/${id}/send`)).status]).toEqual([role, status]);
		}
		expect((await post({}, `/billing/quotes/${firm.quote}/send`)).status).toBe(403);
	});

	it('end at the tenant', async () => {
		const there = await addFirm();
		const { id } = await addQuote(there);
		for (const verb of ['send', 'accept', 'decline', 'revise', 'create-project', 'create-invoice', 'create-final-invoice']) {
			const answer = await post(firm.people.Manager, `/billing/quotes/${id}/${verb}`);
			expect([verb, answer.status, answer.codes]).toEqual([verb, 404, ['NOT_FOUND']]);
		}
	});

	it('to invoices are those of billing', async () => {
		for (const verb of ['create-invoice', 'create-final-invoice'])
			expect((await post(firm.people.Sales, `/billing/quotes/${firm.quote}/${verb}`)).codes).toEqual(['VERB_NOT_ALLOWED']);
	});
});
