/** What keeps an invoice from being a valid e-invoice, told so that a bookkeeper knows where to go. */
import type { InvoiceDocument } from '../../papers/rules/invoice-paper.js';
import type { EInvoice, Line, Profile } from './semantic-model.js';

export type Place = 'organizations' | 'customers' | 'contacts' | 'invoices' | 'invoice_lines';

export interface Problem {
	/** As EN 16931, XRechnung (BR-DE-…) or Peppol call it. */
	rule: string;
	/** Where it is in the invoice: 'buyer.leitweg_id', 'lines.0.title'. */
	field: string;
	/** Where it is entered, and in which row. */
	collection: Place;
	column: string;
	id: string | null;
	de: string;
	en: string;
}

export interface Rule {
	rule: string;
	/** Only asked of this profile. */
	profile?: Profile;
	/** Something that only issuing sets (number, date). */
	isGivenByIssue?: boolean;
	place: Place;
	column: string;
	de: string;
	en: string;
	isBroken: (invoice: EInvoice, document: InvoiceDocument) => boolean;
}

export interface LineRule extends Omit<Rule, 'place' | 'isBroken' | 'isGivenByIssue'> {
	isBroken: (line: Line, invoice: EInvoice, document: InvoiceDocument) => boolean;
}

const PREFIXES: Record<Place, string> = {
	organizations: 'seller',
	customers: 'buyer',
	contacts: 'buyer.contact',
	invoices: 'invoice',
	invoice_lines: 'lines',
};

export function problemOf(
	{ rule, place, column, de, en }: Pick<Rule, 'rule' | 'place' | 'column' | 'de' | 'en'>,
	document: InvoiceDocument,
) {
	const { id, organization_id, customer_id } = document.invoice;
	const ids: Partial<Record<Place, string | null>> = { organizations: organization_id, customers: customer_id, invoices: id };
	return { rule, field: `${PREFIXES[place]}.${column}`, collection: place, column, id: ids[place] ?? null, de, en };
}

export function lineProblemOf({ rule, column, de, en }: LineRule, index: number, document: InvoiceDocument): Problem {
	return {
		rule,
		field: `lines.${index}.${column}`,
		collection: 'invoice_lines',
		column,
		id: document.lines[index]?.id ?? null,
		de: `Position ${index + 1}: ${de}`,
		en: `Line ${index + 1}: ${en}`,
	};
}
