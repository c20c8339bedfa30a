/** A table with a heading as a list of objects, read as Directus reads it: empty cells are left out, a cell may hold JSON. */
import type { Duplex } from 'node:stream';
import set from 'lodash-es/set.js';
import Papa from 'papaparse';
import { plainCell } from './rules/csv-cells.js';

type Cells = Record<string, unknown>;

export const rowsOfTable = (): Duplex =>
	Papa.parse(Papa.NODE_STREAM_INPUT, { header: true, skipEmptyLines: true, transformHeader: (name) => name.trim(), transform: valueIn });

export async function* toJson(rows: AsyncIterable<Cells>): AsyncGenerator<string> {
	let before = '[';
	for await (const row of rows) {
		yield before + JSON.stringify(nested(row));
		before = ',\n';
	}
	yield before === '[' ? '[]' : ']';
}

/** A number stays as it is written: the column knows how exact it is. */
function valueIn(cell: string): unknown {
	if (cell === '') return undefined;
	try {
		const value: unknown = JSON.parse(cell);
		return typeof value === 'number' ? cell : value;
	} catch {
		return plainCell(cell);
	}
}

/** The column `customer_id.name` is the name of a record in this one. */
function nested(cells: Cells): Cells {
	const row: Cells = {};
	for (const [column, value] of Object.entries(cells)) if (value !== undefined) set(row, column, value);
	return row;
}
