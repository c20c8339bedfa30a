import { describe, expect, test } from 'vitest';
import { type Outcome, outcomeOf, refusalsIn, settle, stillToReach } from './outcome.js';

const error = (code: string, command: string, response = '') => ({
	message: `Something: ${response}`,
	code,
	command,
	response,
	...(response ? { responseCode: Number(response.slice(0, 3)) } : {}),
});

describe('what an error means', () => {
	test.each([
		['EENVELOPE', 'MAIL FROM', '553 sender not allowed', true],
		['EMESSAGE', 'DATA', '554 5.7.1 looks like spam', true],
		['EMESSAGE', 'MAIL FROM', '', true],
		['EENVELOPE', 'MAIL FROM', '452 no space', false],
		['EENVELOPE', 'MAIL FROM', '421 later', false],
		['EENVELOPE', 'MAIL FROM', '530 5.7.0 authentication required', false],
		['EAUTH', 'AUTH PLAIN', '535 wrong password', false],
		['EPROTOCOL', 'CONN', '554 no service here', false],
		['ECONNECTION', 'CONN', '', false],
		['ETIMEDOUT', 'CONN', '', false],
		['ETLS', 'STARTTLS', '', false],
		['EDNS', 'CONN', '', false],
	])('%s after %s %s: for good %s', (code, command, response, isPermanent) => {
		expect(outcomeOf(error(code, command, response)).failure?.isPermanent).toBe(isPermanent);
	});

	test('the words are the server’s own', () => {
		expect(outcomeOf(error('EENVELOPE', 'MAIL FROM', '550 no\r\n such user')).failure?.reason).toBe('550 no such user');
	});

	test('recipients are refused one by one', () => {
		const refused = { ...error('EENVELOPE', 'RCPT TO', '550 unknown'), recipient: 'a@x.example.com' };
		const later = { ...error('EENVELOPE', 'RCPT TO', '450 greylisted'), recipient: 'b@x.example.com' };
		const outcome = outcomeOf({ ...error('EENVELOPE', 'RCPT TO', '450 greylisted'), rejectedErrors: [refused, later] });
		expect(outcome.failure).toBeUndefined();
		expect(outcome.refused.map(({ isPermanent }) => isPermanent)).toEqual([true, false]);
		expect(refusalsIn(undefined)).toEqual([]);
	});
});

describe('what becomes of a mail', () => {
	const mail = { recipient: 'a', cc: ['b'], delivered: [] as string[] };
	const no = (address: string, isPermanent: boolean) => ({ address, reason: isPermanent ? '550 no' : '450 later', isPermanent });
	const cases: [string, Outcome, boolean, string, string | null][] = [
		['everybody', { accepted: ['a', 'b'], refused: [] }, false, 'sent', null],
		['a copy later', { accepted: ['a'], refused: [no('b', false)] }, false, 'queued', 'b: 450 later'],
		['a copy never', { accepted: ['a'], refused: [no('b', true)] }, false, 'sent', 'b: 550 no'],
		['a copy not in time', { accepted: ['a'], refused: [no('b', false)] }, true, 'sent', 'b: 450 later'],
		['only the copy', { accepted: ['b'], refused: [no('a', true)] }, false, 'failed', 'a: 550 no'],
		['the recipient later', { accepted: ['b'], refused: [no('a', false)] }, false, 'queued', 'a: 450 later'],
		['nobody, later', { accepted: [], refused: [], failure: { reason: 'gone', isPermanent: false } }, false, 'queued', 'gone'],
		['nobody, in the end', { accepted: [], refused: [], failure: { reason: 'gone', isPermanent: false } }, true, 'failed', 'gone'],
		['nobody, for good', { accepted: [], refused: [], failure: { reason: '554 spam', isPermanent: true } }, false, 'failed', '554 spam'],
	];
	test.each(cases)('%s', (_, outcome, isLast, status, reason) => {
		expect(settle(mail, outcome, isLast)).toMatchObject({ status, error: reason });
	});

	test('whom it has reached is not sent it again', () => {
		const { delivered } = settle(mail, { accepted: ['b'], refused: [no('a', false)] }, false);
		expect(stillToReach({ ...mail, delivered })).toEqual(['a']);
		expect(settle({ ...mail, delivered }, { accepted: ['a'], refused: [] }, false)).toEqual({
			status: 'sent',
			delivered: ['b', 'a'],
			error: null,
		});
	});
});
