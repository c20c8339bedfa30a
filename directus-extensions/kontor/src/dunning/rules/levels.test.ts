import { describe, expect, test } from 'vitest';
import { levelsOf, nextLevel, payUntil } from './levels.js';

const usual = levelsOf(null);
const sent = (level: number, notice_date: string, due_date: string | null = null) => ({ level, status: 'sent', notice_date, due_date });

describe('levels', () => {
	test('7, 14 and 14 days without fees where the firm says nothing', () => {
		expect(usual.map(({ days, fee }) => [days, fee])).toEqual([
			[7, 0n],
			[14, 0n],
			[14, 0n],
		]);
		expect(levelsOf([])).toEqual(usual);
		expect(levelsOf([null as never])).toEqual(usual);
	});

	test('fees as people type them', () => {
		const fees = ['5', '5,00', '5.5', ' 7,50 € ', null, '', 'viel', '-3'].map((fee) => levelsOf([{ days: 7, fee }])[0]!.fee);
		expect(fees).toEqual([500n, 500n, 550n, 750n, 0n, 0n, 0n, 0n]);
	});

	test('a level without days takes the usual ones', () => {
		expect(levelsOf([{}, {}, {}, {}]).map(({ days }) => days)).toEqual([7, 14, 14, 14]);
	});
});

describe('whose turn it is', () => {
	test('seven days after the due date, not before', () => {
		expect(nextLevel('2026-03-01', [], usual, '2026-03-07')).toBeNull();
		expect(nextLevel('2026-03-01', [], usual, '2026-03-08')).toBe(1);
	});

	test('then counted from the notice before', () => {
		const first = sent(1, '2026-03-10');
		expect(nextLevel('2026-03-01', [first], usual, '2026-03-23')).toBeNull();
		expect(nextLevel('2026-03-01', [first], usual, '2026-03-24')).toBe(2);
		expect(nextLevel('2026-03-01', [first, sent(2, '2026-03-24')], usual, '2026-04-07')).toBe(3);
	});

	test('not while the notice before still gives time', () => {
		expect(nextLevel('2026-03-01', [sent(1, '2026-03-10', '2026-03-24')], usual, '2026-03-24')).toBeNull();
		expect(nextLevel('2026-03-01', [sent(1, '2026-03-10', '2026-03-24')], usual, '2026-03-25')).toBe(2);
	});

	test('none after the last level, none while one waits, and what was dismissed counts as not sent', () => {
		const all = [sent(1, '2026-03-08'), sent(2, '2026-03-22'), sent(3, '2026-04-05')];
		expect(nextLevel('2026-03-01', all, usual, '2027-01-01')).toBeNull();
		expect(nextLevel('2026-03-01', [{ ...sent(1, '2026-03-08'), status: 'proposed' }], usual, '2027-01-01')).toBeNull();
		expect(nextLevel('2026-03-01', [{ ...sent(1, '2026-03-08'), status: 'cancelled' }], usual, '2026-03-09')).toBe(1);
	});

	test('never on the due date itself, even without days to wait', () => {
		const atOnce = levelsOf([{ days: 0 }]);
		expect(nextLevel('2026-03-01', [], atOnce, '2026-03-01')).toBeNull();
		expect(nextLevel('2026-03-01', [], atOnce, '2026-03-02')).toBe(1);
	});
});

test('a notice gives time until the next one, at least a week', () => {
	expect(payUntil(1, usual, '2026-03-08')).toBe('2026-03-22');
	expect(payUntil(3, usual, '2026-03-08')).toBe('2026-03-22');
	expect(payUntil(1, levelsOf([{ days: 1 }, { days: 2 }]), '2026-03-08')).toBe('2026-03-15');
});
