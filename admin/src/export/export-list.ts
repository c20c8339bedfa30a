/** All rows of a list, with the columns that it shows, as a file for a spreadsheet. */
import type { DataProvider, RaRecord, SortPayload } from 'react-admin';
import { cellText, type ExportedColumn, type Words } from './cell-text';
import { download, toCsv } from './csv';

const PAGE = 1_000;
/** More is a matter for the API (docs/guide-integrators.md). */
const MOST = 20_000;

interface List {
	resource: string;
	sort: SortPayload;
	filter: Record<string, unknown>;
	embed?: string[];
}

/** Answers whether all rows are in the file. */
export async function exportList(
	provider: DataProvider,
	{ resource, sort, filter, embed }: List,
	columns: ExportedColumn[],
	title: string,
	words: Words,
): Promise<{ isComplete: boolean; rows: number }> {
	const rows: RaRecord[] = [];
	let isComplete = false;
	for (let page = 1; rows.length < MOST && !isComplete; page += 1) {
		const { data } = await provider.getList(resource, { pagination: { page, perPage: PAGE }, sort, filter, meta: { embed } });
		rows.push(...data);
		isComplete = data.length < PAGE;
	}
	const names = await namesOf(provider, rows, columns, words);
	const cells = columns.map((column) =>
		rows.map((row) => names.get(column.source)?.get(row[column.source]) ?? cellText(row, resource, column, words)),
	);
	const shown = columns.map((column, index) => ({ column, cells: cells[index]! })).filter(({ cells: all }) => !all.includes(undefined));
	const hasCurrency = rows.some(({ currency }) => currency) && shown.some(({ column }) => column.as === 'money');
	if (hasCurrency && !shown.some(({ column }) => column.source === 'currency')) {
		const label = words.translate(`resources.${resource}.fields.currency`);
		shown.push({ column: { source: 'currency', label }, cells: rows.map(({ currency }) => currency ?? '') });
	}
	const table = [shown.map(({ column }) => column.label), ...rows.map((_, index) => shown.map(({ cells: all }) => all[index] ?? ''))];
	download(`${title} ${new Date().toISOString().slice(0, 10)}.csv`, toCsv(table, words.locale));
	return { isComplete, rows: rows.length };
}

/** Of own fields that point at a record: the list has only the keys. */
async function namesOf(provider: DataProvider, rows: RaRecord[], columns: ExportedColumn[], { nameOf }: Words) {
	const names = new Map<string, Map<unknown, string>>();
	for (const { source, reference, as } of columns) {
		if (!reference || as === 'related') continue;
		const keys = [...new Set(rows.map((row) => row[source]).filter((key) => key !== null && key !== undefined))];
		const known = new Map<unknown, string>();
		for (let from = 0; from < keys.length; from += 100) {
			const ids = keys.slice(from, from + 100);
			const { data } = await provider.getMany(reference, { ids }).catch(() => ({ data: [] as RaRecord[] }));
			for (const row of data) known.set(row.id, nameOf(reference, row));
			// Whatever the reader may not see has no name, and its key says nothing.
			for (const id of ids) if (!known.has(id)) known.set(id, '');
		}
		names.set(source, known);
	}
	return names;
}
