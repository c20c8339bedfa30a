/** {period}, {month} and {year} in the texts of a series. Nothing else is replaced, and what is filled in is not looked at again. */
import { type Language, writtenDay, writtenMonth } from '../../core/rules/written.js';
import type { Period } from './schedule.js';

export function fillIn<Text extends string | null | undefined>(
	text: Text,
	{ from, to }: Pick<Period, 'from' | 'to'>,
	language: Language,
): Text {
	if (!text) return text;
	const values: Record<string, string> = {
		period: `${writtenDay(from, language)} – ${writtenDay(to, language)}`,
		month: writtenMonth(from, language),
		year: from.slice(0, 4),
	};
	return text.replace(/\{(period|month|year)\}/g, (_, name: string) => values[name]!) as Text;
}
