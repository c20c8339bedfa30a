/**
 * Imports of JSON and CSV, mended where Directus falls short: it waits for ever (an hour, with the transaction open) when the
 * rows have been dealt with before it has read their end, which short files do now and then; and once Postgres has refused
 * a row it takes every other for refused, too. So the upload arrives first, in a temporary file; no row is written before all
 * are read; each has a savepoint; and a table goes the way of JSON.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { setImmediate as turn } from 'node:timers/promises';
import type { Knex } from 'knex';
import { rowsOfTable, toJson } from './table-to-json.js';
import { addUpLater } from './write-together.js';

interface Importer {
	knex: Knex;
}
type Import = (this: Importer, collection: string, stream: Readable) => Promise<void>;
type Upsert = (this: Items, ...args: unknown[]) => Promise<unknown>;
interface Items {
	knex: Knex;
	fork(options: { knex: Knex }): Items;
}
interface Services {
	ImportService: { prototype: { importJSON: Import; importCSV: Import; [isMended]?: true } };
	ItemsService: { prototype: { upsertOne: Upsert } };
}

const isMended = Symbol('kontor');
/** When the last row of the import that this transaction belongs to has been read. */
const ends = new WeakMap<Knex, Promise<unknown>>();

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
			await importJSON.call(Object.create(importer, { knex: { value: marked(importer.knex, end) } }), collection, rows);
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
	items.upsertOne = async function (...args) {
		const end = ends.get(this.knex);
		if (!end) return upsertOne.apply(this, args);
		await end;
		return this.knex.transaction((savepoint) => upsertOne.apply(this.fork({ knex: savepoint }), args));
	};
}

/** The same connection, whose next transaction is known to be one of an import. */
const marked = (knex: Knex, end: Promise<unknown>) => ({
	client: knex.client,
	transaction: <T>(work: (trx: Knex.Transaction) => Promise<T>) =>
		knex.transaction(async (trx) => {
			ends.set(trx, end);
			await addUpLater(trx);
			return work(trx);
		}),
});

async function withFile(work: (file: string) => Promise<void>): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'kontor-import-'));
	try {
		await work(join(folder, 'rows.json'));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
