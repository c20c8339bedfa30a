/** What a clock on the wall shows in a time zone, and the moment that it means. */

const AT_LEAST_MINUTES = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?)?$/;
const HAS_OFFSET = /[T ].*(Z|[+-]\d{2}:?\d{2})$/i;

/** Milliseconds that the zone is ahead of UTC at that moment. */
function offsetOf(timeZone: string, time: number): number {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	}).formatToParts(time);
	const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
	const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
	return wall - Math.floor(time / 1000) * 1000;
}

const DAY = 86_400_000;

/** The hour that comes twice in autumn is the first one; the hour that is left out in spring is the one after. */
function atWall(wall: number, timeZone: string): number {
	const offsets = [offsetOf(timeZone, wall - DAY), offsetOf(timeZone, wall + DAY)];
	const possible = offsets.map((offset) => wall - offset).filter((time) => time + offsetOf(timeZone, time) === wall);
	return possible.length > 0 ? Math.min(...possible) : wall - offsets[0]!;
}

/**
 * The moment that a text names: with an offset ('2026-03-29T08:00:00+02:00'), or without one, on the wall clock of the time zone
 * ('2026-03-29T08:00'). Undefined where it names none.
 */
export function momentOf(text: string, timeZone: string): Date | undefined {
	const trimmed = text.trim();
	if (HAS_OFFSET.test(trimmed)) {
		const time = Date.parse(trimmed.replace(' ', 'T'));
		return Number.isNaN(time) ? undefined : new Date(time);
	}
	const [, day, minutes = '00:00', seconds = ':00'] = AT_LEAST_MINUTES.exec(trimmed) ?? [];
	if (!day) return undefined;
	const wall = Date.parse(`${day}T${minutes}${seconds}Z`);
	return Number.isNaN(wall) ? undefined : new Date(atWall(wall, timeZone));
}

/** Work is counted in whole seconds, so that the sum of the parts is the whole. */
export const wholeSeconds = (moment: Date): Date => new Date(Math.floor(moment.getTime() / 1000) * 1000);
