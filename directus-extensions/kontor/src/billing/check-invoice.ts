/** What a draft still lacks before it can be issued, and where to enter it. For an issued invoice the list is empty. */
import { assertVisible, readRow } from '../core/load.js';
import type { Missing } from '../core/rules/missing-detail.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { loadDraft } from '../papers/draft.js';
import { freeze } from '../papers/freeze.js';
import { whatIsMissing } from './check-draft.js';
import { loadInvoiceDocument } from './files/load-invoice-paper.js';

export async function checkInvoice(id: string, context: VerbContext): Promise<Missing[]> {
	await assertVisible(context, 'invoices', [id]);
	const invoice = (await readRow(context, 'invoices', id))!;
	if (invoice.status !== 'draft') return [];
	const draft = await loadDraft(invoice, context);
	const frozen = freeze(draft, context.now);
	return whatIsMissing(draft, frozen, await loadInvoiceDocument({ ...invoice, ...frozen }, context, draft));
}
