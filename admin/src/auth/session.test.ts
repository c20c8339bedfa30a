import { beforeEach, expect, test, vi } from 'vitest';
import { createGate } from './gate';
import { createSession } from './session';

const asked: string[] = [];
let answerLogout: () => void;

const http = vi.fn((path: string) => {
	asked.push(path.split('?')[0]!);
	if (path === '/auth/logout') return new Promise((resolve) => (answerLogout = () => resolve({ json: {} })));
	return Promise.resolve({ json: { data: { id: 'somebody' } } });
});

beforeEach(() => {
	asked.length = 0;
});

test('however many ask for it at the same time, one logout is sent', async () => {
	const session = createSession(http as never, createGate());
	await session.me();
	const both = Promise.all([session.logout(), session.logout()]);
	answerLogout();
	await both;
	await session.logout();
	expect(asked).toEqual(['/users/me', '/auth/logout']);
});

test('who asks meanwhile is answered after it', async () => {
	const session = createSession(http as never, createGate());
	await session.me();
	const out = session.logout();
	const me = session.me();
	await Promise.resolve();
	expect(asked).toEqual(['/users/me', '/auth/logout']);
	answerLogout();
	await Promise.all([out, me]);
	expect(asked).toEqual(['/users/me', '/auth/logout', '/users/me']);
});

test('whoever is not logged in sends none', async () => {
	await createSession(http as never, createGate()).logout();
	expect(asked).toEqual([]);
});
