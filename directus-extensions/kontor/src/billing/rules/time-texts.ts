/** The titles of lines that bill time and expenses, in the customer's language. */
import type { Entry, Grouping } from './entries.js';

export type Language = 'de' | 'en';

const SERVICES = { de: 'Dienstleistungen', en: 'Services' };
const ON = { de: 'Leistungen am', en: 'Services on' };
const WORK = { de: 'Leistungen', en: 'Services' };
const EXPENSE = { de: 'Auslage', en: 'Expense' };
const MOST = 255;

type Texts = readonly Pick<Entry, 'day' | 'employee' | 'project' | 'task' | 'service' | 'note'>[];

export function titleOf(entries: Texts, grouping: Grouping, language: Language): string {
	const { day, employee, project, task, service } = entries[0]!;
	const kind = common(entries.map((entry) => entry.service?.name ?? null));
	const titles: Record<Grouping, () => string> = {
		entry: () => service?.name ?? task?.name ?? project.name,
		day: () => `${ON[language]} ${writeDay(day, language)}`,
		employee: () => `${kind ?? SERVICES[language]}, ${employee.name}`,
		service: () => service?.name ?? project.name,
		task: () => task?.name ?? project.name,
		project: () => project.name,
	};
	return titles[grouping]().slice(0, MOST);
}

/**
 * Notes are written for colleagues, so they are printed only for a line per entry, which would say little without its note. Names of
 * people appear if the grouping asks for them.
 */
export function describeGroup(entries: Texts, grouping: Grouping, language: Language, areProjectsNamed: boolean): string | null {
	const { day, employee, note } = entries[0]!;
	const projects = areProjectsNamed ? [...new Set(entries.map(({ project }) => project.name))].join(', ') : '';
	if (grouping === 'entry') return [projects, `${writeDay(day, language)}, ${employee.name}`, note?.trim()].filter(Boolean).join('\n');
	if (grouping === 'day') return projects || null;
	const days = entries.map((entry) => entry.day).sort();
	return [projects, period(days[0]!, days.at(-1)!, language)].filter(Boolean).join('\n');
}

export const draftTitle = (project: string | null, from: string, to: string, language: Language): string =>
	`${project ? `${project.slice(0, 200)},` : WORK[language]} ${isWithinMonth(from, to) ? writeMonth(from, language) : period(from, to, language)}`;

export const expenseTitle = (supplier: string | null, language: Language): string =>
	(supplier ? `${EXPENSE[language]}: ${supplier}` : EXPENSE[language]).slice(0, MOST);

export const expenseDescription = (day: string, note: string | null, language: Language): string =>
	[writeDay(day, language), note?.trim()].filter(Boolean).join('\n');

const common = (names: readonly (string | null)[]): string | null => (names.every((name) => name === names[0]) ? names[0]! : null);
const isWithinMonth = (from: string, to: string) => from.slice(0, 7) === to.slice(0, 7);

function period(from: string, to: string, language: Language): string {
	return from === to ? writeDay(from, language) : `${writeDay(from, language)} – ${writeDay(to, language)}`;
}

const formats = {
	day: {
		de: new Intl.DateTimeFormat('de-DE', { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' }),
		en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
	},
	month: {
		de: new Intl.DateTimeFormat('de-DE', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
		en: new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
	},
};
const writeDay = (day: string, language: Language) => formats.day[language].format(Date.parse(day));
const writeMonth = (day: string, language: Language) => formats.month[language].format(Date.parse(day));
