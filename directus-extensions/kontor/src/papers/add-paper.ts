/**
 * Writes a paper that a verb makes, with its lines: one statement for the paper and one for the lines, because the database adds a
 * draft up once per statement. The trail has an entry for each row.
 */
import { randomUUID } from 'node:crypto';
import type { Row } from '../core/context.js';
import { readRow } from '../core/load.js';
import { about } from '../core/modules.js';
import { noteChanges } from '../core/trail/audit.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { Collections } from '../generated/schema.js';

interface NewPaper {
	/** The columns of the paper, without its stamps. */
	values: Row & { organization_id: string };
	/** The values that the verb has set, for the event. */
	delta: Row;
	/** In their order. A line that others point at brings its `id`. */
	lines: readonly Row[];
}

/** Returns the paper as it is now, added up. */
export async function addPaper<Name extends 'invoices' | 'quotes'>(
	collection: Name,
	{ values, delta, lines }: NewPaper,
	context: VerbContext,
): Promise<Collections[Name]> {
	const { collection: ofLines, key } = about(collection).lines!;
	const id = randomUUID();
	const stamps = { organization_id: values.organization_id, created_by: context.accountability.user };
	await context.database(collection).insert({ id, ...values, ...stamps });
	const added = lines.map(({ id: given, ...line }, index) => ({
		id: (given as string | undefined) ?? randomUUID(),
		columns: { position: index + 1, ...line, [key]: id },
	}));
	await insertLines(
		ofLines,
		added.map((line) => ({ id: line.id, ...stamps, ...line.columns })),
		context,
	);
	const row = (await readRow(context, collection, id))!;
	await noteChanges(context, [
		{ collection, id, row, delta, isNew: true },
		...added.map((line) => ({ collection: ofLines, id: line.id, row: line.columns, delta: line.columns, isNew: true })),
	]);
	return row;
}

/** As JSON, because ten thousand lines have more values than a statement takes. A column that a row does not name gets its default. */
async function insertLines(collection: string, rows: readonly Row[], { database, schema }: VerbContext): Promise<void> {
	if (rows.length === 0) return;
	const { fields } = schema.collections[collection]!;
	const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
	const whole = rows.map((row) =>
		Object.fromEntries(columns.map((name) => [name, row[name] === undefined ? (fields[name]?.defaultValue ?? null) : row[name]])),
	);
	const names = columns.map(() => '??').join(', ');
	await database.raw(`insert into ?? (${names}) select ${names} from jsonb_populate_recordset(null::??, ?::jsonb)`, [
		collection,
		...columns,
		...columns,
		collection,
		// Half a character, where a text was cut, is none that Postgres takes.
		JSON.stringify(whole, (_name, value) => (typeof value === 'string' ? value.toWellFormed() : value)),
	]);
}
