/** What a draft lacks before it can be issued: by law, and by the rules of the e-invoice that this customer gets. */

import type { Missing } from '../core/rules/missing-detail.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { checkEInvoice } from '../e-invoice/rules/check.js';
import { textProblems } from '../e-invoice/rules/check-texts.js';
import type { Invoice } from '../generated/schema.js';
import type { Draft } from '../papers/draft.js';
import { documentIncomplete } from '../papers/errors.js';
import { freeze } from '../papers/freeze.js';
import { printProblems } from '../printing/print-problems.js';
import { formatOf, tryXml } from './files/invoice-files.js';
import { loadInvoiceDocument } from './files/load-invoice-paper.js';
import { missingFor } from './rules/missing.js';

export async function whatIsMissing(draft: Draft, context: VerbContext): Promise<Missing[]> {
	// As it would be issued now: a due date, for one, comes with the date of the invoice.
	const frozen = freeze(draft, context.now);
	const byLaw = missingFor(draft, frozen);
	if (byLaw.length > 0) return byLaw;
	const document = await loadInvoiceDocument({ ...draft.invoice, ...frozen }, context, draft);
	const format = formatOf(document);
	const problems = [...textProblems(document), ...(format ? checkEInvoice(document, format.profile, { isDraft: true }) : [])];
	// Tried before a number is taken: what can't be read as it was meant throws.
	if (format && problems.length === 0) tryXml(document, format);
	const owners: Record<string, string> = { organizations: draft.organization.id, customers: draft.customer.id, invoices: draft.invoice.id };
	const { invoice, organization, customer, contact } = draft;
	const unprintable = printProblems({
		head: { collection: 'invoices', row: document.invoice },
		lines: document.lines,
		timesheet: document.timesheet,
		seller: document.seller,
		buyer: document.buyer,
		ids: { document: invoice.id, organization: organization.id, customer: customer.id, contact: contact?.id ?? null },
	});
	const ofEInvoice = problems.map(({ rule, collection, column, id, de, en }) => ({
		rule,
		collection,
		id: id ?? owners[collection] ?? invoice.id,
		field: column,
		de,
		en,
	}));
	const isTold = ({ collection, id, field }: Missing) =>
		ofEInvoice.some((other) => other.collection === collection && other.id === id && other.field === field);
	return [...ofEInvoice, ...unprintable.filter((problem) => !isTold(problem))];
}

/** What takes an invoice back has to be possible whatever that one says; but no number is given for an e-invoice that would not read as it is meant. */
export async function assertReads(frozen: Invoice, draft: Draft, context: VerbContext): Promise<void> {
	const document = await loadInvoiceDocument(frozen, context, draft);
	const format = formatOf(document);
	if (format && checkEInvoice(document, format.profile, { isDraft: true }).length === 0) tryXml(document, format);
}

export async function assertComplete(draft: Draft, context: VerbContext): Promise<void> {
	const missing = await whatIsMissing(draft, context);
	if (missing.length > 0) throw documentIncomplete(missing);
}
