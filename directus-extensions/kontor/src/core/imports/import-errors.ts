/** Collects what is wrong with the rows of an import, each error with its row and, wherever it can be found out, its column. */
import { createError, isDirectusError } from '@directus/errors';
import type { Knex } from 'knex';
import type { Accountability, Row, SchemaOverview } from '../context.js';
import { translateDatabaseError, translateLastError } from '../errors/database-errors.js';
import { kontorError } from '../errors/errors.js';
import type { Words } from '../errors/reasons.js';
import { columnsThatDoNotTake } from '../errors/wrong-columns.js';
import { languageOf } from '../languages.js';
import { type RowProblem, summed, textsOfDirectus } from './rules/import-errors.js';

const MOST_ROWS = 1_000;

export class ImportErrors {
	private readonly problems: RowProblem[] = [];
	private readonly columns: Error[] = [];
	/** Which fields of a row are known to be wrong. */
	private readonly wrong = new Map<number, Set<string | null>>();
	private broken: unknown;

	constructor(
		private readonly collection: string,
		private readonly schema: SchemaOverview,
	) {}

	get isEmpty(): boolean {
		return this.wrong.size === 0 && this.columns.length === 0 && this.broken === undefined;
	}

	/** Nobody corrects more errors at a time, and an error that the file did not cause would only come again for each row. */
	get isFull(): boolean {
		return this.wrong.size >= MOST_ROWS || this.broken !== undefined;
	}

	addColumn(heading: string, problem: Words): void {
		this.columns.push(kontorError('IMPORT_COLUMN', { problem, column: heading, collection: this.collection, rows: [] }));
	}

	addCell(row: number, field: string, texts: Words): void {
		this.put({ row, code: 'IMPORT_CELL', field, texts, extensions: {} });
	}

	wrongIn(row: number): ReadonlySet<string | null> {
		return this.wrong.get(row) ?? new Set();
	}

	/** `database` is a connection that is well: the row's savepoint has been rolled back. */
	async add(error: unknown, row: number, values: Row, database: Knex): Promise<void> {
		for (const thrown of [error].flat()) {
			const one = translateDatabaseError(thrown);
			if (!isDirectusError(one) || one.status >= 500) {
				this.broken = translateLastError(thrown);
				return;
			}
			const extensions = (one.extensions ?? {}) as Row;
			const texts = (extensions.messages as RowProblem['texts']) ?? textsOfDirectus(one.code, extensions.type, one.message);
			for (const field of await this.fieldsOf(one.code, extensions, one.message, values, database))
				this.put({ row, code: one.code, field, texts, extensions });
		}
	}

	/** A field is wrong in one way at a time: what is left out because it is wrong is not missing as well. */
	private put(problem: RowProblem): void {
		const wrong = this.wrong.get(problem.row) ?? new Set();
		if (wrong.has(problem.field)) return;
		this.wrong.set(problem.row, wrong.add(problem.field));
		this.problems.push(problem);
	}

	private async fieldsOf(code: string, { field }: Row, message: string, values: Row, database: Knex): Promise<(string | null)[]> {
		const { fields } = this.schema.collections[this.collection]!;
		if (/^(INVALID_VALUE|VALUE_)/.test(code)) {
			// Directus always names the first column of the statement, whichever is wrong.
			const wrong = await columnsThatDoNotTake(values, this.collection, database);
			if (wrong.length > 0) return wrong;
		}
		if (typeof field === 'string' && field in fields) return [field];
		// The message names the columns that may not be written or don't exist.
		const named = code === 'FORBIDDEN' ? [...message.matchAll(/"([^"]+)"/g)].map(([, name]) => name!).filter((name) => name in values) : [];
		return named.length > 0 ? named : [typeof field === 'string' ? field : null];
	}

	async thrown(accountability: Accountability | null, database: Knex): Promise<unknown> {
		if (this.broken) return this.broken;
		const language = accountability?.user ? await languageOf(accountability.user, database) : 'en';
		const problems = this.problems.toSorted((a, b) => a.row - b.row);
		const ofRows = summed(this.collection, problems).map(({ code, field, rows, messages, extensions }) => {
			const { code: _, ...rest } = extensions;
			return new (createError<Row>(code, messages[language], 400))({
				...rest,
				...(field ? { field } : {}),
				collection: this.collection,
				messages,
				rows,
			});
		});
		return [...this.columns, ...ofRows];
	}
}
