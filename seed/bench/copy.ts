/** Postgres' own road for many rows: COPY, in its text format. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Client, escapeIdentifier } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Row } from '../factories/maker.ts';

const CHUNK = 500;

export async function copyRows(client: Client, collection: string, rows: Row[]): Promise<void> {
	if (rows.length === 0) return;
	const columns = [...new Set(rows.flatMap(Object.keys))];
	const names = columns.map(escapeIdentifier).join(', ');
	const stream = client.query(copyFrom(`copy ${escapeIdentifier(collection)} (${names}) from stdin`));
	await pipeline(Readable.from(chunks(rows, columns)), stream);
}

function* chunks(rows: Row[], columns: string[]): Generator<string> {
	for (let from = 0; from < rows.length; from += CHUNK) {
		let text = '';
		for (const row of rows.slice(from, from + CHUNK)) text += `${columns.map((column) => field(row[column])).join('\t')}\n`;
		yield text;
	}
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const SPECIAL = /[\\\t\n\r]/;
const EVERY_SPECIAL = new RegExp(SPECIAL, 'g');

function field(value: unknown): string {
	if (value === null || value === undefined) return '\\N';
	const text = typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);
	return SPECIAL.test(text) ? text.replace(EVERY_SPECIAL, (character) => ESCAPES[character]!) : text;
}
