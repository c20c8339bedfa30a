/**
 * Imports of JSON and CSV, mended where Directus falls short: it waits for ever (an hour, with the transaction open) when the
 * rows have been dealt with before it has read their end, which short files do now and then; and once Postgres has refused
 * a row it takes every other for refused, too; and an error without a column ends it without saying where. So the upload arrives
 * first, in a temporary file; no row is written before all are read; each has a savepoint, and all errors of the file are told
 * (import-errors.ts); and a table goes the way of JSON.
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

/** What an import is at, found by its transaction. */
interface Running {
	/** When the last row has been read. */
	end: Promise<unknown>;
	rows: number;
	errors: ImportErrors;
	/** What others are told when all of it is certain. */
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
		// A turn later whoever reads them knows of their end as well.
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
				upsertOne.call(this.fork({ knex: savepoint }), row, { ...options, bypassEmitAction: (event: Event) => events.push(event) }),
			);
			work.events.push(...events);
			return key;
		} catch (error) {
			await work.errors.add(error, number, row, this.knex);
			return null;
		}
	};
}

/** The same connection, whose next transaction is known to be one of an import: all rows of it, or none. */
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
