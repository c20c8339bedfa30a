/** What a draft lacks before it can be issued: by law, and by the rules of the e-invoice that this customer gets. */
import { documentIncomplete } from '../core/errors.js';
import type { VerbContext } from '../core/verbs.js';
import { checkEInvoice } from '../documents/e-invoice/check.js';
import { textProblems } from '../documents/e-invoice/check-texts.js';
import { formatOf, tryXml } from '../documents/invoice-files.js';
import { loadInvoiceDocument } from '../documents/load-invoice-document.js';
import type { Draft } from './draft.js';
import { freeze } from './freeze.js';
import { type Missing, missingFor } from './rules/missing.js';

export async function whatIsMissing(draft: Draft, context: VerbContext): Promise<Missing[]> {
	// As it would be issued now: a due date, for one, comes with the date of the invoice.
	const frozen = freeze(draft, context.now);
	const byLaw = missingFor(draft as never, frozen);
	if (byLaw.length > 0) return byLaw;
	const document = await loadInvoiceDocument({ ...draft.invoice, ...frozen }, context, draft);
	const format = formatOf(document);
	const problems = [...textProblems(document), ...(format ? checkEInvoice(document, format.profile, { isDraft: true }) : [])];
	// Tried before a number is taken: what can't be read as it was meant throws.
	if (format && problems.length === 0) tryXml(document, format);
	const owners: Record<string, string> = { organizations: draft.organization.id, customers: draft.customer.id, invoices: draft.invoice.id };
	return problems.map(({ rule, collection, column, id, de, en }) => ({
		rule,
		collection,
		id: id ?? owners[collection] ?? draft.invoice.id,
		field: column,
		de,
		en,
	}));
}

export async function assertComplete(draft: Draft, context: VerbContext): Promise<void> {
	const missing = await whatIsMissing(draft, context);
	if (missing.length > 0) throw documentIncomplete(missing);
}
