/** Reads a table with a heading, as spreadsheets save it, into rows of a collection; what can't be read is said by row and column. */
import { setImmediate as turn } from 'node:timers/promises';
import set from 'lodash-es/set.js';
import Papa from 'papaparse';
import type { Row } from '../context.js';
import type { Words } from '../errors/reasons.js';
import { ownOrganization } from '../organizations.js';
import { momentOf } from '../rules/wall-clock.js';
import type { ImportField } from './fields-of.js';
import type { NamedRecords, Reader } from './find-by-name.js';
import { COLUMN_PROBLEMS } from './rules/cell-problems.js';
import { decodeText } from './rules/decode-text.js';
import { type Column, matchColumns } from './rules/match-columns.js';
import { readCell } from './rules/read-cell.js';
import { separatorOf } from './rules/separator.js';

/** How the file is to be read. */
export interface Asked {
	/** Of the person whose file it is; a program has none. */
	language?: 'de' | 'en' | undefined;
	/** What was said of single columns. */
	columns?: Record<string, string> | undefined;
	/** Only tells what would happen. */
	isDryRun?: boolean | undefined;
}
export interface CellProblem {
	row: number;
	field: string;
	texts: Words;
}
export interface Table {
	columns: Column[];
	rows: Row[];
	/** The first rows, with related records as they are named in the file. */
	sample: Row[];
	/** The number of each row, empty ones counted, the heading not. */
	numbers: number[];
	problems: CellProblem[];
	columnProblems: { heading: string; texts: Words }[];
}

const SAMPLE = 5;
const OFFSET = /[T ].*(Z|[+-]\d{2}:?\d{2})$/i;

export async function readTable(
	content: Uint8Array,
	fields: readonly ImportField[],
	asked: Asked,
	names: NamedRecords,
	reader: Reader,
): Promise<Table> {
	// Excel writes which separator it used.
	const text = decodeText(content).replace(/^sep=.\r?\n/i, '');
	const { data } = Papa.parse<string[]>(text, { delimiter: separatorOf(text) });
	const [headings = [], ...lines] = data;
	const columns = matchColumns(
		headings.map((heading) => heading.trim()),
		fields.map(({ name, labels }) => ({ name, labels: Object.values(labels) })),
		asked.columns,
	);
	const zone = (await ownOrganization({ ...reader, database: reader.knex }))?.time_zone ?? 'Europe/Berlin';
	const byName = new Map(fields.map((field) => [field.name, field]));
	const table: Table = {
		columns,
		rows: [],
		sample: [],
		numbers: [],
		problems: [],
		columnProblems: columns.flatMap(({ heading, problem }) => (problem ? [{ heading, texts: COLUMN_PROBLEMS[problem](heading) }] : [])),
	};

	for (const [at, cells] of lines.entries()) {
		// Others are served in between.
		if (at % 500 === 499) await turn();
		if (cells.every((cell) => cell.trim() === '')) continue;
		const row: Row = {};
		const shown: Row = {};
		for (const [place, { field: name }] of columns.entries()) {
			const cell = cells[place];
			if (!name || cell === undefined || cell.trim() === '') continue;
			const field = byName.get(name) ?? { name, type: 'unknown', labels: { de: name, en: name }, isOffered: false };
			const read = await readOne(cell, field);
			if ('problem' in read) table.problems.push({ row: at + 1, field: name, texts: read.problem });
			else {
				set(row, name, read.value);
				shown[name] = field.related ? cell.trim() : read.value;
			}
		}
		if (table.sample.length < SAMPLE) table.sample.push(shown);
		table.rows.push(row);
		table.numbers.push(at + 1);
	}
	return table;

	async function readOne(cell: string, field: ImportField): Promise<{ value: unknown } | { problem: Words }> {
		if (field.related && !/^\s*[{[]/.test(cell)) return names.find(field.related, cell.trim());
		const read = readCell(cell, field, asked.language);
		if (field.type !== 'timestamp' || 'problem' in read || OFFSET.test(String(read.value))) return read;
		return { value: momentOf(String(read.value), zone)?.toISOString() ?? read.value };
	}
}
