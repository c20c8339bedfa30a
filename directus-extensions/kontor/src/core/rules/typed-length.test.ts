import { expect, it } from 'vitest';
import { lengthInMinutes, showLength } from './typed-length.js';

it.each([
	['1:30', 90],
	['1 h 30', 90],
	['1h 5min', 65],
	['1:5', undefined],
	['1,5', 90],
	['1.25', 75],
	['8', 480],
	['90 min', 90],
	['0:15', 15],
	[',5', 30],
	['2 Std.', 120],
	['0', undefined],
	['25', undefined],
	['', undefined],
	['viel', undefined],
])('%s is so many minutes: %s', (typed, minutes) => expect(lengthInMinutes(typed)).toBe(minutes));

it('shows hours and minutes', () => {
	expect(showLength(27_900)).toBe('7:45');
	expect(lengthInMinutes(showLength(5_400))).toBe(90);
});
