/** Lines of an invoice, all in one statement: the database adds a draft up once per statement. */
import type { Row } from '../core/context.js';
import type { VerbContext } from '../core/verbs/verb.js';

/** Every row has the same columns; what they leave out gets the column's default. */
export async function insertLines(rows: readonly Row[], { database }: VerbContext): Promise<void> {
	if (rows.length === 0) return;
	const columns = Object.keys(rows[0]!);
	const names = columns.map(() => '??').join(', ');
	await database.raw(`insert into invoice_lines (${names}) select ${names} from jsonb_populate_recordset(null::invoice_lines, ?::jsonb)`, [
		...columns,
		...columns,
		JSON.stringify(rows),
	]);
}
