/** Collects what is wrong with the rows of an import, each error with its row and, wherever it can be found out, its column. */
import { createError, isDirectusError } from '@directus/errors';
import type { Knex } from 'knex';
import type { Accountability, Row, SchemaOverview } from '../context.js';
import { translateDatabaseError, translateLastError } from '../errors/database-errors.js';
import { columnsThatDoNotTake } from '../errors/wrong-columns.js';
import { languageOf } from '../languages.js';
import { type RowProblem, summed, textsOfDirectus } from './rules/import-errors.js';

const MOST_ROWS = 1_000;

export class ImportErrors {
	private readonly problems: RowProblem[] = [];
	private broken: unknown;
	private rows = 0;

	constructor(
		private readonly collection: string,
		private readonly schema: SchemaOverview,
	) {}

	get isEmpty(): boolean {
		return this.rows === 0 && this.broken === undefined;
	}

	/** Nobody corrects more errors at a time, and an error that the file did not cause would only come again for each row. */
	get isFull(): boolean {
		return this.rows >= MOST_ROWS || this.broken !== undefined;
	}

	/** `database` is a connection that is well: the row's savepoint has been rolled back. */
	async add(error: unknown, row: number, values: Row, database: Knex): Promise<void> {
		this.rows++;
		for (const thrown of [error].flat()) {
			const one = translateDatabaseError(thrown);
			if (!isDirectusError(one) || one.status >= 500) {
				this.broken = translateLastError(thrown);
				return;
			}
			const extensions = (one.extensions ?? {}) as Row;
			const texts = (extensions.messages as RowProblem['texts']) ?? textsOfDirectus(one.code, extensions.type, one.message);
			for (const field of await this.fieldsOf(one.code, extensions, one.message, values, database))
				this.problems.push({ row, code: one.code, field, texts, extensions });
		}
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
		return summed(this.collection, this.problems).map(({ code, field, rows, messages, extensions }) => {
			const { code: _, ...rest } = extensions;
			return new (createError<Row>(code, messages[language], 400))({
				...rest,
				...(field ? { field } : {}),
				collection: this.collection,
				messages,
				rows,
			});
		});
	}
}
