import { expect, test } from 'vitest';
import { isTime } from './clock.js';

test.each([
	['schedule.daily', '2026-03-03', 6, false],
	['schedule.daily', '2026-03-03', 7, true],
	['schedule.daily', '2026-03-03', 23, true],
	['schedule.weekly', '2026-03-02', 7, true],
	['schedule.weekly', '2026-03-02', 6, false],
	['schedule.weekly', '2026-03-03', 8, false],
	['schedule.weekly', '2026-03-01', 8, false],
	['schedule.monthly', '2026-03-01', 8, true],
	['schedule.monthly', '2026-03-11', 8, false],
	['schedule.monthly', '2026-03-01', 0, false],
	['invoice.paid', '2026-03-02', 8, false],
])('%s on %s at %i: %s', (event, day, hour, due) => {
	expect(isTime(event, { day, hour })).toBe(due);
});
