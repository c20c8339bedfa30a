/**
 * The business rules of EN 16931 and XRechnung that an invoice from Kontor could break, checked before it is issued: a
 * validator that says so afterwards comes too late, because an issued invoice can't be changed.
 */
import type { InvoiceDocument } from '../../papers/rules/invoice-paper.js';
import { AMOUNT_RULES } from './check-amounts.js';
import { HEADER_RULES } from './check-header.js';
import { LINE_RULES } from './check-lines.js';
import { PARTY_RULES } from './check-parties.js';
import { TAX_RULES } from './check-taxes.js';
import { lineProblemOf, type Problem, problemOf, type Rule } from './problems.js';
import type { EInvoice, Profile } from './semantic-model.js';
import { toSemanticModel } from './to-semantic-model.js';

export const RULES: readonly Rule[] = [...HEADER_RULES, ...PARTY_RULES, ...TAX_RULES, ...AMOUNT_RULES];

interface Options {
	/** A draft has no number and no date yet: issuing gives them. */
	isDraft?: boolean;
}

export const checkEInvoice = (document: InvoiceDocument, profile: Profile, options: Options = {}): Problem[] =>
	checkModel(toSemanticModel(document, profile), document, options);

/** The same for a model that exists already. */
export function checkModel(invoice: EInvoice, document: InvoiceDocument, { isDraft = false }: Options = {}): Problem[] {
	const concerns = ({ profile }: { profile?: Profile }) => profile === undefined || profile === invoice.profile;
	const ofDocument = RULES.filter((rule) => concerns(rule) && !(isDraft && rule.isGivenByIssue) && rule.isBroken(invoice, document)).map(
		(rule) => problemOf(rule, document),
	);
	const ofLines = invoice.lines.flatMap((line, index) =>
		LINE_RULES.filter((rule) => concerns(rule) && rule.isBroken(line, invoice, document)).map((rule) =>
			lineProblemOf(rule, index, document),
		),
	);
	return [...ofDocument, ...ofLines];
}
