/** What a draft still lacks before it can be issued, and where to enter it; nothing lacks of what is issued. */
import { assertVisible, readRow } from '../core/load.js';
import type { Missing } from '../core/rules/missing-detail.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { loadDraft } from '../papers/draft.js';
import { whatIsMissing } from './check-draft.js';

export async function checkInvoice(id: string, context: VerbContext): Promise<Missing[]> {
	await assertVisible(context, 'invoices', [id]);
	const invoice = (await readRow(context, 'invoices', id))!;
	return invoice.status === 'draft' ? whatIsMissing(await loadDraft(invoice, context), context) : [];
}
