/** From tracked time to the lines of an invoice: rounded entry by entry, grouped, each line with the entries that it bills. */
import { allocate, divideRounded, formatDecimal, parseDecimal } from '../../core/rules/money.js';
import type { LineTax } from '../../papers/rules/tax-case.js';
import type { Entry, Grouping, Rounding } from './entries.js';
import { describeGroup, type Language, titleOf } from './time-texts.js';

export interface BilledEntry {
	id: string;
	rate: string;
	hours: string;
}

export interface TimeLine extends LineTax {
	service_id: string | null;
	title: string;
	description: string | null;
	quantity: string;
	unit: 'hour';
	unit_price: string;
	service_from: string;
	service_to: string;
	entries: BilledEntry[];
}

/** A line has one rate and one tax: where a group has several, it becomes several lines. */
export function groupTime(entries: readonly Entry[], grouping: Grouping, language: Language): TimeLine[] {
	const groups = new Map<string, Entry[]>();
	for (const entry of entries) {
		const key = [keyOf(entry, grouping), entry.rate, entry.tax.tax_rate_id, entry.tax.tax_rate, entry.tax.tax_category].join('|');
		const group = groups.get(key);
		if (group) group.push(entry);
		else groups.set(key, [entry]);
	}
	const areProjectsNamed = grouping !== 'project' && new Set(entries.map(({ project }) => project.id)).size > 1;
	const lines = [...groups.values()].map((group) => {
		const inOrder = group.toSorted(byTime);
		return { first: inOrder[0]!, line: toLine(inOrder, grouping, language, areProjectsNamed) };
	});
	const isByTime = grouping === 'entry' || grouping === 'day';
	const byName = new Intl.Collator(language, { numeric: true });
	return lines
		.toSorted((a, b) => (isByTime ? 0 : byName.compare(a.line.title, b.line.title)) || byTime(a.first, b.first))
		.map(({ line }) => line);
}

/** What has no task (or no service) is kept apart by project. */
function keyOf(entry: Entry, grouping: Grouping): string {
	if (grouping === 'entry') return entry.id;
	if (grouping === 'day') return entry.day;
	return (entry[grouping] ?? entry.project).id;
}

const byTime = (a: Entry, b: Entry) => a.at - b.at || (a.id < b.id ? -1 : 1);

function toLine(entries: readonly Entry[], grouping: Grouping, language: Language, areProjectsNamed: boolean): TimeLine {
	const first = entries[0]!;
	const { quantity, hours } = hoursOf(entries);
	const isOneService = entries.every(({ service }) => service?.id === first.service?.id);
	const days = entries.map(({ day }) => day);
	return {
		service_id: isOneService ? (first.service?.id ?? null) : null,
		title: titleOf(entries, grouping, language),
		description: describeGroup(entries, grouping, language, areProjectsNamed),
		quantity,
		unit: 'hour',
		unit_price: formatDecimal(parseDecimal(first.rate, 4), 4),
		...first.tax,
		service_from: days.reduce((a, b) => (a < b ? a : b)),
		service_to: days.reduce((a, b) => (a > b ? a : b)),
		entries: entries.map(({ id, rate }, at) => ({ id, rate, hours: hours[at]! })),
	};
}

/**
 * Seconds are exact, hours with four decimal places are not: three times twenty minutes is one hour, not 0.9999. So the line's hours
 * come from its seconds and are then divided among the entries, so that their billed hours add up to the line exactly.
 */
function hoursOf(entries: readonly Entry[]): { quantity: string; hours: string[] } {
	const seconds = entries.map((entry) => BigInt(roundedSeconds(entry.seconds, entry.rounding)));
	const quantity = divideRounded(seconds.reduce((total, one) => total + one, 0n) * 10_000n, 3600n);
	return { quantity: formatDecimal(quantity, 4), hours: allocate(quantity, seconds).map((share) => formatDecimal(share, 4)) };
}

const ROUND = { up: Math.ceil, down: Math.floor, nearest: Math.round };

export function roundedSeconds(seconds: number, { minutes, mode }: Rounding): number {
	return minutes > 0 ? ROUND[mode](seconds / (minutes * 60)) * minutes * 60 : seconds;
}
