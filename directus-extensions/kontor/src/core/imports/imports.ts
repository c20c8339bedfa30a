/**
 * Repairs Directus' imports of JSON and CSV. Directus hangs (for an hour, with the transaction open) when the rows are written before
 * it has read the end of the file, as happens with short files; once Postgres has refused a row, it counts all later rows as refused;
 * and an error without a column ends the import without saying where. So here the whole upload is first stored in a temporary file;
 * no row is written before all are read; each row has a savepoint, and all errors of the file are reported (import-errors.ts); and
 * CSV is turned into JSON first.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { setImmediate as turn } from 'node:timers/promises';
import { useEmitter } from '@directus/api/emitter';
import type { Knex } from 'knex';
import type { Accountability, Row, SchemaOverview } from '../context.js';
import { addUpLater } from '../writing/write-together.js';
import { ImportErrors } from './import-errors.js';
import { rowsOfTable, toJson } from './table-to-json.js';

interface Importer {
	knex: Knex;
	schema: SchemaOverview;
	accountability: Accountability | null;
}
type Import = (this: Importer, collection: string, stream: Readable) => Promise<void>;
type Upsert = (this: Items, row: Row, options?: object) => Promise<unknown>;
interface Items {
	knex: Knex;
	fork(options: { knex: Knex }): Items;
}
interface Services {
	ImportService: { prototype: { importJSON: Import; importCSV: Import; [isMended]?: true } };
	ItemsService: { prototype: { upsertOne: Upsert } };
}

const isMended = Symbol('kontor');

/** A running import, found by its transaction. */
interface Running {
	/** When the last row has been read. */
	end: Promise<unknown>;
	rows: number;
	errors: ImportErrors;
	/** Events that are emitted after the commit. */
	events: Event[];
}
interface Event {
	event: string | string[];
	meta: Record<string, unknown>;
	context: object;
}
const running = new WeakMap<Knex, Running>();

export function mendImports({ ImportService: { prototype: imports }, ItemsService: { prototype: items } }: Services): void {
	if (imports[isMended]) return;
	imports[isMended] = true;
	const { importJSON } = imports;
	const { upsertOne } = items;

	async function importFile(importer: Importer, collection: string, file: string): Promise<void> {
		const rows = createReadStream(file);
		// One turn later, so that the reader of the rows has noticed their end, too.
		const end = finished(rows)
			.catch(() => {})
			.then(() => turn());
		try {
			await importJSON.call(Object.create(importer, { knex: { value: marked(importer, collection, end) } }), collection, rows);
		} finally {
			rows.destroy();
		}
	}
	imports.importJSON = function (collection, stream) {
		return withFile(async (file) => {
			await pipeline(stream, createWriteStream(file));
			await importFile(this, collection, file);
		});
	};
	imports.importCSV = function (collection, stream) {
		return withFile(async (file) => {
			await pipeline(stream, rowsOfTable(), toJson, createWriteStream(file));
			await importFile(this, collection, file);
		});
	};
	items.upsertOne = async function (row, options) {
		const work = running.get(this.knex);
		if (!work) return upsertOne.call(this, row, options);
		await work.end;
		const number = ++work.rows;
		if (work.errors.isFull) return null;
		const events: Event[] = [];
		try {
			const key = await this.knex.transaction((savepoint) =>
				upsertOne.call(this.fork({ knex: savepoint }), row, {
					...options,
					isImport: true,
					bypassEmitAction: (event: Event) => events.push(event),
				}),
			);
			work.events.push(...events);
			return key;
		} catch (error) {
			await work.errors.add(error, number, row, this.knex);
			return null;
		}
	};
}

/** The same connection, but its next transaction is marked as that of an import: all rows or none. */
function marked({ knex, schema, accountability }: Importer, collection: string, end: Promise<unknown>) {
	return {
		client: knex.client,
		async transaction<T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
			const state: Running = { end, rows: 0, errors: new ImportErrors(collection, schema), events: [] };
			const result = await knex.transaction(async (trx) => {
				running.set(trx, state);
				await addUpLater(trx);
				const answer = await work(trx);
				if (!state.errors.isEmpty) throw await state.errors.thrown(accountability, trx);
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
