/** The dunning levels of an organization: how many days after the due date the first reminder comes, and how many after that the next. */
import { addDays, type Day } from '../../core/rules/days.ts';
import { type Cents, parseCents } from '../../core/rules/money.ts';

export interface Level {
	days: number;
	fee: Cents;
	text_de: string | null;
	text_en: string | null;
}

const USUAL_DAYS = [7, 14, 14];
const SHORTEST_TERM = 7;

type Given = { days?: number | null; fee?: string | number | null; text_de?: string | null; text_en?: string | null };

/** As the organization has set them (`organizations.dunning_levels`); otherwise three levels without fees. */
export function levelsOf(given: readonly Given[] | null | undefined): Level[] {
	// Old rows may hold entries that are no levels: they are ignored.
	const set = given?.filter((level) => typeof level === 'object' && level !== null);
	const levels = set?.length ? set : USUAL_DAYS.map((days): Given => ({ days }));
	return levels.map(({ days, fee, text_de, text_en }, at) => ({
		days: days ?? USUAL_DAYS[at] ?? USUAL_DAYS.at(-1)!,
		fee: parseFee(fee),
		text_de: text_de || null,
		text_en: text_en || null,
	}));
}

/** People type "5", "5,00" or "5.00 €". */
function parseFee(fee: string | number | null | undefined): Cents {
	const text = String(fee ?? '')
		.replace(/[€\s]|EUR/g, '')
		.replace(',', '.');
	return /^\d{1,7}(\.\d{1,2})?$/.test(text) ? parseCents(text) : 0n;
}

export interface Notice {
	level: number;
	status: string;
	notice_date: Day | null;
	due_date: Day | null;
}

/** The level whose turn it is, or none: too early, one is waiting for its confirmation, or all have been sent. */
export function nextLevel(dueDate: Day, notices: readonly Notice[], levels: readonly Level[], today: Day): number | null {
	const standing = notices.filter(({ status }) => status !== 'cancelled');
	if (standing.some(({ status }) => status === 'proposed')) return null;
	const last = standing.toSorted((a, b) => b.level - a.level)[0];
	const level = (last?.level ?? 0) + 1;
	const { days } = levels[level - 1] ?? {};
	if (days === undefined || today <= dueDate) return null;
	if (today < addDays(last?.notice_date ?? dueDate, days)) return null;
	// The due date of the last notice must have passed, too.
	if (last?.due_date && today <= last.due_date) return null;
	return level;
}

/** A notice gives time until the next one would come. */
export function payUntil(level: number, levels: readonly Level[], noticeDate: Day): Day {
	const days = levels[level]?.days ?? levels[level - 1]?.days ?? SHORTEST_TERM;
	return addDays(noticeDate, Math.max(days, SHORTEST_TERM));
}
