/** Lengths of time as people type them: `1:30`, `1,5`, `90 min`, `1 h 30`; and as they are shown: `1:30`. Console and Studio read them by the same rule. */

/** Minutes, at most a day; undefined for what is no length. A bare number is hours. */
export function lengthInMinutes(typed: string): number | undefined {
	const plain = typed.trim().toLowerCase();
	const parts = /^(\d{1,2})(?::|\s*(?:h|std\.?)\s*)([0-5]?\d)\s*(?:m|min|h)?$/.exec(plain);
	if (parts && (parts[2]!.length === 2 || !plain.includes(':'))) return limited(Number(parts[1]) * 60 + Number(parts[2]));
	const minutes = /^(\d{1,4})\s*(m|min|minuten|minutes)$/.exec(plain);
	if (minutes) return limited(Number(minutes[1]));
	const hours = /^(\d{1,2})?(?:[.,](\d{1,2}))?\s*(h|std\.?|stunden|hours)?$/.exec(plain);
	if (hours && (hours[1] || hours[2])) return limited(Math.round(Number(`${hours[1] ?? 0}.${hours[2] ?? 0}`) * 60));
	return undefined;
}

const DAY = 24 * 60;
const limited = (minutes: number): number | undefined => (minutes > 0 && minutes <= DAY ? minutes : undefined);

/** `7:45` */
export function showLength(seconds: number): string {
	const minutes = Math.round(seconds / 60);
	return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
