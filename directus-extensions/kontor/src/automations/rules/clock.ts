/** Events of the clock: in the morning, in the calendar of the organization. */
export interface WallClock {
	/** 2026-03-02 */
	day: string;
	hour: number;
}

const MORNING = 7;
const MONDAY = 1;

export function isTime(event: string, { day, hour }: WallClock): boolean {
	if (hour < MORNING) return false;
	if (event === 'schedule.daily') return true;
	if (event === 'schedule.weekly') return new Date(`${day}T00:00:00Z`).getUTCDay() === MONDAY;
	return event === 'schedule.monthly' && day.endsWith('-01');
}
