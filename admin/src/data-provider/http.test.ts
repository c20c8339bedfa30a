import { HttpError } from 'react-admin';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { createGate } from '../auth/gate';
import { createHttpClient, troubleOf } from './http';

const texts = { locale: () => 'de', text: (key: string) => key };
const asked: { url: string; account: string | null }[] = [];
let answers: (Response | Error)[];

beforeEach(() => {
	asked.length = 0;
	vi.stubGlobal('fetch', (url: string, { headers }: { headers: Headers }) => {
		asked.push({ url, account: headers.get('Kontor-Account') });
		const answer = answers.shift()!;
		return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
	});
});

afterAll(() => {
	vi.unstubAllGlobals();
});

const refusal = (status: number, code: string) =>
	new Response(JSON.stringify({ errors: [{ message: code, extensions: { code } }] }), { status });
const fine = () => new Response('{"data":1}');

function client() {
	const gate = createGate();
	const connection = { works: vi.fn(), pause: vi.fn(() => Promise.resolve()) };
	return { gate, connection, http: createHttpClient(texts, { gate, connection: connection as never }) };
}

test('waits for the same person when the session has ended, and then goes on', async () => {
	const { gate, http } = client();
	gate.belongsTo({ id: 'anna', email: null, name: 'Anna' });
	answers = [refusal(401, 'SESSION_ENDED'), fine()];
	const answer = http('/simple-rest/customers', { method: 'POST', body: '{}' });
	await vi.waitFor(() => expect(gate.ended()).toBe('SESSION_ENDED'));
	expect(asked).toEqual([{ url: '/simple-rest/customers', account: 'anna' }]);
	gate.open();
	expect((await answer).json).toEqual({ data: 1 });
	expect(asked).toHaveLength(2);
});

test('all that is under way waits for one login, also where somebody else is logged in', async () => {
	const { gate, http } = client();
	gate.belongsTo({ id: 'anna', email: null, name: 'Anna' });
	answers = [refusal(401, 'OTHER_ACCOUNT'), refusal(401, 'OTHER_ACCOUNT'), fine(), fine()];
	const both = Promise.all([http('/simple-rest/customers'), http('/time/timer/start', { method: 'POST', body: '{}' })]);
	await vi.waitFor(() => expect(gate.ended()).toBe('OTHER_ACCOUNT'));
	await vi.waitFor(() => expect(asked).toHaveLength(2));
	gate.open();
	expect(await both).toHaveLength(2);
	expect(gate.ended()).toBeUndefined();
});

test('nobody waits who was not logged in, nor a wrong password', async () => {
	const { gate, http } = client();
	answers = [refusal(401, 'INVALID_CREDENTIALS')];
	await expect(http('/users/me')).rejects.toMatchObject({ status: 401 });
	gate.belongsTo({ id: 'anna', email: null, name: 'Anna' });
	answers = [refusal(401, 'INVALID_CREDENTIALS')];
	await expect(http('/auth/login', { method: 'POST' })).rejects.toMatchObject({ status: 401 });
});

test('reads again after a pause while the server is busy or away', async () => {
	const { http, connection } = client();
	answers = [new TypeError('Failed to fetch'), refusal(503, 'SERVER_BUSY'), fine()];
	await http('/simple-rest/customers');
	expect(connection.pause.mock.calls).toEqual([
		['offline', 0, undefined],
		['busy', 1, undefined],
	]);
	expect(connection.works).toHaveBeenCalledOnce();
});

test('sends a change again only where it is not done twice by that', () => {
	const lost = new HttpError('', 0);
	expect([troubleOf(lost, true), troubleOf(lost, false)]).toEqual(['offline', undefined]);
	expect([troubleOf(new HttpError('', 502), true), troubleOf(new HttpError('', 502), false)]).toEqual(['busy', undefined]);
	// At the door: nothing was done.
	expect(troubleOf(new HttpError('', 503, { code: 'SERVER_BUSY' }), false)).toBe('busy');
	expect(troubleOf(new HttpError('', 503, { code: 'QUERY_TOO_SLOW' }), true)).toBeUndefined();
	expect(troubleOf(new HttpError('', 500), true)).toBeUndefined();
});
