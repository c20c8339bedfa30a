import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal, parseDecimal, sum } from '../../core/rules/money.js';
import { lineAmount, totalsOf } from '../../papers/rules/totals.ts';
import { type Entry, GROUPINGS } from './entries.ts';
import { groupTime, roundedSeconds } from './group-time.ts';

const standard = { tax_rate_id: 'standard', tax_rate: '19.00', tax_category: 'S' };
const reduced = { tax_rate_id: 'reduced', tax_rate: '7.00', tax_category: 'S' };
const named = (kind: string) => fc.constantFrom('1', '2', '3').map((n) => ({ id: `${kind}${n}`, name: `${kind} ${n}` }));
const rounding = fc.record({ minutes: fc.constantFrom(0, 5, 6, 10, 15, 30, 60), mode: fc.constantFrom('up' as const, 'nearest', 'down') });
const entry: fc.Arbitrary<Entry> = fc.record({
	id: fc.uuid(),
	day: fc.constantFrom('2026-03-27', '2026-03-28', '2026-03-29', '2026-04-01'),
	at: fc.integer({ min: 0, max: 100 }),
	seconds: fc.integer({ min: 1, max: 86_400 }),
	rate: fc.constantFrom('0.00', '95.00', '110.50', '118.33'),
	tax: fc.constantFrom(standard, reduced),
	rounding,
	employee: named('Person'),
	project: named('Project'),
	task: fc.option(named('Task')),
	service: fc.option(named('Service')),
	note: fc.option(fc.string()),
});
const entries = fc.uniqueArray(entry, { selector: ({ id }) => id, maxLength: 40 });
const hours = (value: string) => parseDecimal(value, 4);

const plain: Entry = {
	id: 'a',
	day: '2026-03-27',
	at: 0,
	seconds: 1200,
	rate: '100.00',
	tax: standard,
	rounding: { minutes: 0, mode: 'up' },
	employee: { id: 'e', name: 'Max Muster' },
	project: { id: 'p', name: 'Website' },
	task: { id: 't', name: 'Entwurf' },
	service: { id: 's', name: 'Beratung' },
	note: 'Skizze',
};

describe('rounding', () => {
	it('goes to multiples of minutes, up, down or to the nearest', () => {
		const to15 = (seconds: number, mode: 'up' | 'nearest' | 'down') => roundedSeconds(seconds, { minutes: 15, mode }) / 60;
		expect([1, 900, 901].map((seconds) => to15(seconds, 'up'))).toEqual([15, 15, 30]);
		expect([899, 900, 1799].map((seconds) => to15(seconds, 'down'))).toEqual([0, 15, 15]);
		expect([449, 450, 1349, 1350].map((seconds) => to15(seconds, 'nearest'))).toEqual([0, 15, 15, 30]);
		expect(roundedSeconds(1234, { minutes: 0, mode: 'up' })).toBe(1234);
	});

	it('is done entry by entry, not on the sum', () => {
		const quarter = { ...plain, seconds: 60, rounding: { minutes: 15, mode: 'up' as const } };
		const [line] = groupTime([quarter, { ...quarter, id: 'b' }], 'service', 'de');
		expect(line).toMatchObject({ quantity: '0.5000', entries: [{ hours: '0.2500' }, { hours: '0.2500' }] });
	});
});

describe('a line', () => {
	it('has the hours of its seconds: three times twenty minutes is one hour', () => {
		const [line, ...more] = groupTime([plain, { ...plain, id: 'b' }, { ...plain, id: 'c' }], 'service', 'de');
		expect(more).toEqual([]);
		expect(line).toMatchObject({ quantity: '1.0000', unit_price: '100.0000', unit: 'hour' });
		expect(line!.entries.map((one) => one.hours).sort()).toEqual(['0.3333', '0.3333', '0.3334']);
	});

	it('is named after what it groups, in the language of the customer', () => {
		const other = { ...plain, id: 'b', day: '2026-03-30', at: 5, employee: { id: 'f', name: 'Eva Muster' } };
		const texts = (grouping: (typeof GROUPINGS)[number], language: 'de' | 'en') =>
			groupTime([plain, other], grouping, language).map(({ title, description }) => [title, description]);
		expect(texts('entry', 'de')).toEqual([
			['Beratung', '27.03.2026, Max Muster\nSkizze'],
			['Beratung', '30.03.2026, Eva Muster\nSkizze'],
		]);
		expect(texts('day', 'en')).toEqual([
			['Services on 27 March 2026', null],
			['Services on 30 March 2026', null],
		]);
		expect(texts('employee', 'de')).toEqual([
			['Beratung, Eva Muster', '30.03.2026'],
			['Beratung, Max Muster', '27.03.2026'],
		]);
		expect(texts('service', 'de')).toEqual([['Beratung', '27.03.2026 – 30.03.2026']]);
		expect(texts('task', 'de')).toEqual([['Entwurf', '27.03.2026 – 30.03.2026']]);
		expect(texts('project', 'en')).toEqual([['Website', '27 March 2026 – 30 March 2026']]);
	});

	it('keeps notes and names to itself unless single entries or people are asked for', () => {
		for (const grouping of ['day', 'service', 'task', 'project'] as const)
			expect(JSON.stringify(groupTime([plain], grouping, 'de'))).not.toMatch(/Skizze|Muster/);
		expect(JSON.stringify(groupTime([plain], 'employee', 'de'))).not.toMatch(/Skizze/);
	});

	it('names the projects where the invoice is about several', () => {
		const other = { ...plain, id: 'b', project: { id: 'q', name: 'App' } };
		expect(groupTime([plain, other], 'service', 'de')).toMatchObject([{ description: 'Website, App\n27.03.2026' }]);
	});
});

describe('grouping', () => {
	it('loses no entry, mixes no rates, and its hours add up to the line exactly', () => {
		fc.assert(
			fc.property(entries, fc.constantFrom(...GROUPINGS), (given, grouping) => {
				const lines = groupTime(given, grouping, 'de');
				const billed = lines.flatMap((line) => line.entries);
				expect(billed.map(({ id }) => id).sort()).toEqual(given.map(({ id }) => id).sort());
				for (const line of lines) {
					expect(sum(line.entries.map((one) => hours(one.hours)))).toBe(hours(line.quantity));
					expect(new Set(line.entries.map(({ rate }) => rate)).size).toBe(1);
					expect(hours(line.unit_price)).toBe(hours(line.entries[0]!.rate));
					const members = given.filter(({ id }) => line.entries.some((one) => one.id === id));
					expect(new Set(members.map(({ tax }) => tax.tax_rate_id))).toEqual(new Set([line.tax_rate_id]));
					expect(members.every(({ day }) => day >= line.service_from && day <= line.service_to)).toBe(true);
					// Never more than half a unit of the last place away from what was tracked.
					const seconds = members.reduce((total, one) => total + roundedSeconds(one.seconds, one.rounding), 0);
					expect(Math.abs(Number(hours(line.quantity)) * 0.36 - seconds)).toBeLessThanOrEqual(0.18 + 1e-6);
				}
			}),
		);
	});

	it('gives the same lines whatever order the entries come in', () => {
		fc.assert(
			fc.property(entries, fc.constantFrom(...GROUPINGS), (given, grouping) => {
				expect(groupTime(given.toReversed(), grouping, 'de')).toEqual(groupTime(given, grouping, 'de'));
			}),
		);
	});

	it('costs, entry by entry, what the entries say', () => {
		fc.assert(
			fc.property(entries, (given) => {
				const lines = groupTime(given, 'entry', 'de');
				const each = lines.map(({ entries: [one] }) => lineAmount({ quantity: one!.hours, unit_price: one!.rate }));
				const totals = totalsOf(lines);
				expect(totals.lineNets).toEqual(each);
				expect(totals.net).toBe(sum(each));
				expect(formatDecimal(totals.total, 2)).toBe(formatDecimal(totals.net + totals.tax, 2));
			}),
		);
	});
});
