/** A draft that the server itself makes: from a quote, from a series. Written like one that a person makes, and noted like it. */
import { randomUUID } from 'node:crypto';
import type { Row } from '../core/context.js';
import { readRow } from '../core/load.js';
import { noteChange, noteNewRows } from '../core/trail/audit.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { fillDocument } from '../papers/fill-draft.js';

export interface NewDraft extends Row {
	organization_id: string;
	customer_id: string;
}

/** Returns the id of the draft. Its lines keep the order in which they are given. */
export async function addDraft(values: NewDraft, lines: readonly Row[], context: VerbContext): Promise<string> {
	const { database, accountability } = context;
	const id = randomUUID();
	await database('invoices').insert({ id, ...(await fillDocument('invoices', values, context)), created_by: accountability.user });
	const added = await addLines(id, values.organization_id, lines, context);
	const row = (await readRow(context, 'invoices', id))!;
	await noteChange(context, { collection: 'invoices', id, row, delta: values, isNew: true });
	await noteNewRows(context, 'invoice_lines', added);
	return id;
}

async function addLines(invoice_id: string, organization_id: string, lines: readonly Row[], { database, accountability }: VerbContext) {
	const rows = lines.map((line, index) => ({
		id: randomUUID(),
		position: index + 1,
		...line,
		invoice_id,
		organization_id,
		created_by: accountability.user,
	}));
	await database.batchInsert('invoice_lines', rows, 500);
	return rows;
}
