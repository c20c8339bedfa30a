/** The buttons of Studio: what they do, for whom, and in which language. */
import { beforeAll, expect, test } from 'vitest';
import { call, type Person } from '../lib/api.ts';
import { addDraft, addFirm, change, type Firm } from '../lib/books.ts';
import { find, sql } from '../lib/database.ts';
import { asSession, givePassword, sessionOf } from '../lib/login.ts';

let firm: Firm;
let buttons: Record<string, string>;

beforeAll(async () => {
	firm = await addFirm();
	const flows = await sql("select id, substr(name, 4) as name from directus_flows where name like '$t:flow_%'");
	buttons = Object.fromEntries(flows.map(({ id, name }) => [name, id]));
});

const press = (by: Person, button: string, keys: string[], fields: object = {}, collection = 'invoices') =>
	call(by, `/flows/trigger/${buttons[button]}`, { method: 'POST', body: { collection, keys, ...fields } });
const status = async (id: string) => (await find('invoices', id))?.status;

test('an invoice is issued, marked as sent and cancelled, and the trail says by whom', async () => {
	const { id } = await addDraft(firm);
	const { Manager } = firm.people;
	expect((await press(Manager, 'flow_issue_invoice', [id])).status).toBe(200);
	expect(await find('invoices', id)).toMatchObject({ status: 'issued', updated_by: Manager.id });
	expect((await press(Manager, 'flow_send_invoice', [id], { to: null })).status).toBe(200);
	expect(await sql('select recipient, created_by from mails where invoice_id = $1', [id])).toEqual([
		{ recipient: 'rechnung@kunde.example.com', created_by: Manager.id },
	]);
	expect((await press(Manager, 'flow_mark_invoice_sent', [id], { sent_at: null })).status).toBe(200);
	expect(await status(id)).toBe('sent');
	expect((await press(Manager, 'flow_cancel_invoice', [id], { reason: 'Wrong address' })).status).toBe(200);
	expect(await status(id)).toBe('cancelled');
	const trail = await sql('select "user" from directus_activity where collection = $1 and item = $2 order by id desc limit 1', [
		'invoices',
		id,
	]);
	expect(trail).toEqual([{ user: Manager.id }]);
});

test('of several selected invoices all are issued, or none', async () => {
	const [first, second, third] = [await addDraft(firm), await addDraft(firm), await addDraft(firm, [])];
	expect((await press(firm.people.Accountant, 'flow_issue_invoice', [first!.id, third!.id])).codes).toEqual(['DOCUMENT_INCOMPLETE']);
	expect(await status(first!.id)).toBe('draft');
	expect((await press(firm.people.Accountant, 'flow_issue_invoice', [first!.id, second!.id])).status).toBe(200);
	expect([await status(first!.id), await status(second!.id)]).toEqual(['issued', 'issued']);
});

test('whoever lacks the right neither sees the buttons nor can press them', async () => {
	const { id } = await addDraft(firm);
	const { Auditor, Employee, Integrator, Manager } = firm.people;
	expect((await press(Auditor, 'flow_issue_invoice', [id])).codes).toEqual(['VERB_NOT_ALLOWED']);
	expect((await press(Employee, 'flow_issue_invoice', [id])).codes).toEqual(['FORBIDDEN']);
	expect((await press({}, 'flow_issue_invoice', [id])).status).toBe(403);
	expect(await status(id)).toBe('draft');
	for (const person of [Auditor, Employee, Integrator]) expect((await call(person, '/flows')).codes).toEqual(['FORBIDDEN']);
	const seen = (await call(Manager, '/flows?fields=*,operations.*&limit=-1')).data;
	expect(seen.map((flow: any) => flow.id).sort()).toEqual(Object.values(buttons).sort());
	expect(Object.keys(seen[0].operations[0]).sort()).toEqual(['flow', 'id', 'key', 'name', 'type']);
});

test('no button reaches into another firm', async () => {
	const other = await addFirm();
	const { id } = await addDraft(other);
	expect((await press(firm.people.Manager, 'flow_issue_invoice', [id])).status).toBe(403);
	expect(await status(id)).toBe('draft');
});

test('whatever is sent in place of a selection is refused', async () => {
	const { id } = await addDraft(firm);
	for (const keys of [[], ['x'], [null], [{ id }], 'x', 7, [id, id, 'y']])
		expect((await press(firm.people.Manager, 'flow_issue_invoice', keys as string[])).status, JSON.stringify(keys)).toBeLessThan(500);
	for (const fields of [{ id: 'other' }, { unknown: 1 }, { keys: { length: 1 } }])
		expect((await press(firm.people.Manager, 'flow_cancel_invoice', [id], fields)).status).toBeGreaterThanOrEqual(400);
	expect(await status(id)).toBe('draft');
});

test.each([
	['de-DE', 'Rechnung ausstellen', /^Das Dokument kann so nicht ausgestellt werden/],
	['en-US', 'Issue invoice', /^The document can not be issued like this/],
])('in %s the button and the error speak that language', async (language, name, message) => {
	const person = firm.people.Manager;
	await givePassword(person);
	await change('directus_users', person.id, { language });
	const { id } = await addDraft(firm, []);
	const cookie = await sessionOf(person.email);
	const flows = (await asSession(cookie, '/flows?fields=id,name')).data;
	expect(flows.find((flow: any) => flow.id === buttons.flow_issue_invoice).name).toBe(name);
	const refused = await asSession(cookie, `/flows/trigger/${buttons.flow_issue_invoice}`, 'POST', { collection: 'invoices', keys: [id] });
	expect(refused.body.errors[0].message).toMatch(message);
});
