import { expect, it } from 'vitest';
import { followed, minutesBetween, momentsOf, parseTime, timeOf } from './clock';

it.each([
	['9', '09:00'],
	['930', '09:30'],
	['09:30', '09:30'],
	['17.45', '17:45'],
	['8 Uhr', '08:00'],
	['24:00', undefined],
	['9:60', undefined],
	['neun', undefined],
])('%s is the time %s', (typed, time) => expect(parseTime(typed)).toBe(time));

it('goes past midnight', () => {
	expect(minutesBetween('22:00', '01:30')).toBe(210);
	expect(timeOf(23 * 60 + 90)).toBe('00:30');
});

it('measures a length, not the clock', () => {
	const { start_time, end_time } = momentsOf('2026-05-04', '09:00', 90);
	expect(Date.parse(end_time) - Date.parse(start_time)).toBe(90 * 60_000);
});

it.each([
	['duration', { from: '8', to: '', duration: '1,5' }, { from: '08:00', to: '09:30', duration: '1:30' }],
	['to', { from: '08:00', to: '10', duration: '1:30' }, { from: '08:00', to: '10:00', duration: '2:00' }],
	['from', { from: '9', to: '10:00', duration: '2:00' }, { from: '09:00', to: '11:00', duration: '2:00' }],
	['duration', { from: '08:00', to: '10:00', duration: '' }, { from: '08:00', to: '10:00', duration: '2:00' }],
	['duration', { from: '08:00', to: '10:00', duration: '25:00' }, { from: '08:00', to: '10:00', duration: '25:00' }],
	['to', { from: '08:00', to: '25:00', duration: '1:30' }, { from: '08:00', to: '25:00', duration: '1:30' }],
	['from', { from: 'abc', to: '10:00', duration: '1:30' }, { from: 'abc', to: '10:00', duration: '1:30' }],
	['from', { from: '9', to: '10:00', duration: 'viel' }, { from: '09:00', to: '10:00', duration: 'viel' }],
] as const)('after %s was typed, %o becomes %o', (changed, typed, span) => expect(followed(typed, changed)).toEqual(span));
