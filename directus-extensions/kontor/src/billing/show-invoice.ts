/** An invoice as every verb of billing answers it: as it now is, with its lines and payments, as far as the caller may see it. */

import type { Row } from '../core/context.js';
import { showPart } from '../core/load.js';
import type { Runner, VerbContext } from '../core/verbs/verb.js';
import type { ShownInvoice } from './contracts.js';

export const showInvoice = (context: VerbContext, id: string) =>
	showPart<ShownInvoice>(context, 'invoices', id, ['*', 'lines.*', 'payments.*'], {
		lines: { _sort: ['position'], _limit: -1 },
		payments: { _sort: ['created_at'], _limit: -1 },
	});

/** The files come after the commit that the answer tells of. */
export async function withFileIds(shown: Row, { database }: Runner): Promise<Row> {
	const files = await database('invoices').where({ id: shown.id }).first('pdf_file_id', 'xml_file_id');
	return { ...shown, ...Object.fromEntries(Object.entries(files ?? {}).filter(([name]) => name in shown)) };
}
