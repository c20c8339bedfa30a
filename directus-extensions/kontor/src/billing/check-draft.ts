/** What a draft lacks before it can be issued: by law, and by the rules of the e-invoice that this customer gets. */

import type { Missing } from '../core/rules/missing-detail.js';
import { checkEInvoice } from '../e-invoice/rules/check.js';
import { textProblems } from '../e-invoice/rules/check-texts.js';
import type { Draft } from '../papers/draft.js';
import { documentIncomplete } from '../papers/errors.js';
import type { Frozen } from '../papers/freeze.js';
import type { InvoiceDocument } from '../papers/rules/invoice-paper.js';
import { printProblems } from '../printing/print-problems.js';
import { formatOf, tryXml } from './files/invoice-files.js';
import { missingFor } from './rules/missing.js';

/** Checks the draft as it would be issued now: the due date, for one, follows from the date of the invoice. */
export function whatIsMissing(draft: Draft, frozen: Frozen, document: InvoiceDocument): Missing[] {
	const byLaw = missingFor(draft as never, frozen);
	if (byLaw.length > 0) return byLaw;
	const format = formatOf(document);
	const problems = [...textProblems(document), ...(format ? checkEInvoice(document, format.profile, { isDraft: true }) : [])];
	// Tried before a number is taken: throws if the XML can't be read back as it was meant.
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

/**
 * A reversal must be possible whatever is wrong with its invoice. But it gets no number if its e-invoice can't be read back as it was
 * meant.
 */
export function assertReads(document: InvoiceDocument): void {
	const format = formatOf(document);
	if (format && checkEInvoice(document, format.profile, { isDraft: true }).length === 0) tryXml(document, format);
}

export function assertComplete(draft: Draft, frozen: Frozen, document: InvoiceDocument): void {
	const missing = whatIsMissing(draft, frozen, document);
	if (missing.length > 0) throw documentIncomplete(missing);
}
