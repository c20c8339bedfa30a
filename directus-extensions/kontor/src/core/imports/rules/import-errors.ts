/** What is wrong with a file of rows, said in sentences: which rows, which column, and why. */
import { LABELS } from '../../../generated/labels.js';
import { OF_DIRECTUS, OF_VALIDATION, type Words } from '../../errors/reasons.js';

export interface RowProblem {
	row: number;
	code: string;
	/** The column, where it is about one. */
	field: string | null;
	texts: Words;
	/** What else the error says. */
	extensions: Record<string, unknown>;
}

export interface Problem extends Omit<RowProblem, 'row' | 'texts'> {
	rows: Range[];
	/** Whole sentences. */
	messages: Words;
}

/** As Studio's dialog reads them. */
type Range = { type: 'range'; start: number; end: number } | { type: 'lines'; rows: number[] };

export const textsOfDirectus = (code: string, type: unknown, message: string): Words =>
	(code === 'FAILED_VALIDATION' ? OF_VALIDATION[String(type)] : OF_DIRECTUS[code]) ?? { de: message, en: message };

/** The same problem in several rows is one; problems come in the order of their first row. */
export function summed(collection: string, problems: readonly RowProblem[]): Problem[] {
	const groups = new Map<string, RowProblem[]>();
	for (const problem of problems) {
		const key = JSON.stringify([problem.code, problem.field, problem.texts]);
		groups.set(key, [...(groups.get(key) ?? []), problem]);
	}
	return [...groups.values()].map((group) => {
		const { row: _, texts, ...first } = group[0]!;
		const rows = rangesOf(group.map(({ row }) => row));
		const place = (language: 'de' | 'en') => placeOf(collection, first.field, rows, language);
		return { ...first, rows, messages: { de: `${place('de')}: ${texts.de}`, en: `${place('en')}: ${texts.en}` } };
	});
}

function placeOf(collection: string, field: string | null, rows: readonly Range[], language: 'de' | 'en'): string {
	const words = { de: ['Zeile', 'Zeilen', 'Spalte', '„', '“'], en: ['row', 'rows', 'column', '“', '”'] }[language];
	const numbers = rows.flatMap((range) => (range.type === 'range' ? [`${range.start}–${range.end}`] : range.rows.map(String)));
	const isOne = numbers.length === 1 && !numbers[0]!.includes('–');
	const where = `${words[isOne ? 0 : 1]} ${numbers.join(', ')}`;
	const name = field && (LABELS[collection]?.fields[field]?.[language] ?? field);
	const column = name ? `, ${words[2]} ${words[3]}${name}${words[4]}${name === field ? '' : ` (${field})`}` : '';
	return `${where.charAt(0).toUpperCase()}${where.slice(1)}${column}`;
}

/** Four or more consecutive rows become a range. */
function rangesOf(numbers: readonly number[]): Range[] {
	const runs: number[][] = [];
	for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
		const last = runs.at(-1);
		if (last?.at(-1) === number - 1) last.push(number);
		else runs.push([number]);
	}
	const lines = runs.filter((run) => run.length < 4).flat();
	const ranges = runs.filter((run) => run.length >= 4).map((run): Range => ({ type: 'range', start: run[0]!, end: run.at(-1)! }));
	return lines.length > 0 ? [...ranges, { type: 'lines', rows: lines }] : ranges;
}
