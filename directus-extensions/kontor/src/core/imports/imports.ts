/**
 * Repairs Directus' imports of JSON and CSV. Directus hangs (for an hour, with the transaction open) when the rows are written before
 * it has read the end of the file, as happens with short files; once Postgres has refused a row, it counts all later rows as refused;
 * and an error without a column ends the import without saying where. So here the whole upload is first stored in a temporary file;
 * no row is written before all are read; each row has a savepoint, and all errors of the file are reported (import-errors.ts); and
 * CSV is read as people write tables, and turned into JSON first (read-table.ts).
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { finished, pipeline } from 'node:stream/promises';
import { setImmediate as turn } from 'node:timers/promises';
import { useEmitter } from '@directus/api/emitter';
import type { Knex } from 'knex';
import type { Row } from '../context.js';
import type { Services as DirectusServices } from '../directus.js';
import { addUpLater } from '../writing/write-together.js';
import { fieldsOf, type ImportField } from './fields-of.js';
import { NamedRecords, type Reader } from './find-by-name.js';
import { ImportErrors } from './import-errors.js';
import { Preview } from './preview.js';
import { type Asked, readTable, type Table } from './read-table.js';
import { choiceProblem } from './rules/choices.js';

export interface Importer extends Reader {
	asked?: Asked;
}
type Import = (this: Importer, collection: string, stream: Readable) => Promise<void>;
type Upsert = (this: Items, row: Row, options?: object) => Promise<unknown>;
interface Items {
	knex: Knex;
	fork(options: { knex: Knex }): Items;
}
interface Services {
	ImportService: { prototype: { importJSON: Import; importCSV: Import; [isMended]?: true } };
	ItemsService: DirectusServices['ItemsService'] & { prototype: { upsertOne: Upsert } };
}

const isMended = Symbol('kontor');

/** A running import, found by its transaction. */
interface Running {
	/** When the last row has been read. */
	end: Promise<unknown>;
	rows: number;
	/** The row that an item of the list was in the table. */
	numbers: number[] | undefined;
	fields: readonly ImportField[];
	errors: ImportErrors;
	/** Events that are emitted after the commit. */
	events: Event[];
}
/** What is about to be written. */
interface Given {
	end: Promise<unknown>;
	fields: readonly ImportField[];
	table?: Table | undefined;
}
interface Event {
	event: string | string[];
	meta: Record<string, unknown>;
	context: object;
}
const running = new WeakMap<Knex, Running>();

export function mendImports({ ImportService: { prototype: imports }, ItemsService }: Services): void {
	if (imports[isMended]) return;
	imports[isMended] = true;
	const { importJSON } = imports;
	const items = ItemsService.prototype;
	const { upsertOne } = items;

	async function importFile(
		importer: Importer,
		collection: string,
		file: string,
		fields: readonly ImportField[],
		table?: Table,
	): Promise<void> {
		const rows = createReadStream(file);
		// One turn later, so that the reader of the rows has noticed their end, too.
		const end = finished(rows)
			.catch(() => {})
			.then(() => turn());
		try {
			const knex = marked(importer, collection, { end, fields, table });
			await importJSON.call(Object.create(importer, { knex: { value: knex } }), collection, rows);
		} finally {
			rows.destroy();
		}
	}
	imports.importJSON = function (collection, stream) {
		return withFile(async (file) => {
			await pipeline(stream, createWriteStream(file));
			await importFile(this, collection, file, await fieldsOf(collection, this));
		});
	};
	imports.importCSV = function (collection, stream) {
		return withFile(async (file) => {
			const fields = await fieldsOf(collection, this);
			const table = await readTable(await buffer(stream), fields, this.asked ?? {}, new NamedRecords(this, { ItemsService }), this);
			await writeFile(file, JSON.stringify(table.rows));
			await importFile(this, collection, file, fields, table);
		});
	};
	items.upsertOne = async function (row, options) {
		const work = running.get(this.knex);
		if (!work) return upsertOne.call(this, row, options);
		await work.end;
		const number = work.numbers?.[work.rows] ?? work.rows + 1;
		work.rows++;
		if (work.errors.isFull) return null;
		for (const field of work.fields) {
			const problem = choiceProblem(row[field.name], field);
			if (problem) work.errors.addCell(number, field.name, problem);
		}
		// What is wrong is left out and the rest tried again, so that a row tells all its errors at once: nothing is kept of them.
		for (let rest = row; ; ) {
			const wrong = work.errors.wrongIn(number);
			rest = Object.fromEntries(Object.entries(rest).filter(([name]) => !wrong.has(name)));
			const tried = Object.keys(rest).length;
			const events: Event[] = [];
			try {
				const key = await this.knex.transaction((savepoint) =>
					upsertOne.call(this.fork({ knex: savepoint }), rest, {
						...options,
						isImport: true,
						bypassEmitAction: (event: Event) => events.push(event),
					}),
				);
				work.events.push(...events);
				return key;
			} catch (error) {
				await work.errors.add(error, number, rest, this.knex);
				const now = work.errors.wrongIn(number);
				if (work.errors.isFull || Object.keys(rest).filter((name) => !now.has(name)).length === tried) return null;
			}
		}
	};
}

/** The same connection, but its next transaction is marked as that of an import: all rows or none. */
function marked(importer: Importer, collection: string, { end, fields, table }: Given) {
	const { knex, schema, accountability, asked } = importer;
	return {
		client: knex.client,
		async transaction<T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
			const errors = new ImportErrors(collection, schema);
			for (const { heading, texts } of table?.columnProblems ?? []) errors.addColumn(heading, texts);
			for (const { row, field, texts } of table?.problems ?? []) errors.addCell(row, field, texts);
			const state: Running = { end, rows: 0, numbers: table?.numbers, fields, errors, events: [] };
			const result = await knex.transaction(async (trx) => {
				running.set(trx, state);
				await addUpLater(trx);
				const answer = await work(trx);
				// Thrown, so that nothing stays of it.
				if (asked?.isDryRun) throw new Preview(state.rows, fields, table, errors.isEmpty ? [] : await errors.thrown(accountability, trx));
				if (!errors.isEmpty) throw await errors.thrown(accountability, trx);
				return answer;
			});
			for (const { event, meta, context } of state.events) useEmitter().emitAction(event, meta, context);
			return result;
		},
	};
}

async function withFile(work: (file: string) => Promise<void>): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'kontor-import-'));
	try {
		await work(join(folder, 'rows.json'));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
