/**
 * Characters that no XML can hold, not even escaped: somebody pasted them, mostly without seeing them. They are not removed silently,
 * because an issued invoice should say what was entered. Every text of the invoice is checked, also those of columns that are added
 * later.
 */
import { LABELS } from '../../generated/labels.js';
import type { InvoiceDocument } from '../../papers/rules/invoice-paper.js';
import type { Place, Problem } from './problems.js';
import { UNWRITABLE } from './values.js';

interface Where extends Pick<Problem, 'collection' | 'column' | 'field' | 'id'> {
	line?: number;
	/** The label, if the text is not entered in the column that it is read from. */
	label?: { de: string; en: string } | undefined;
}

export function textProblems({ invoice, lines, seller, buyer, taxSummary, original }: InvoiceDocument): Problem[] {
	const { contact, ...customer } = buyer;
	const at = (collection: Place, part: string, id: string | null) => (column: string) => ({
		collection,
		column,
		field: `${part}.${column}`,
		id,
	});
	const ofInvoice = at('invoices', 'invoice', invoice.id);
	return [
		...problemsIn(seller, at('organizations', 'seller', invoice.organization_id)),
		...problemsIn(customer, at('customers', 'buyer', invoice.customer_id)),
		...problemsIn(contact, at('contacts', 'buyer.contact', invoice.contact_id)),
		...problemsIn(invoice, ofInvoice),
		...problemsIn(original, () => ofInvoice('related_invoice_id')),
		...lines.flatMap((line, index) =>
			problemsIn(line, (column) => ({ ...at('invoice_lines', `lines.${index}`, line.id)(column), line: index + 1 })),
		),
		...taxSummary.flatMap((group) =>
			problemsIn(group, (column) => ({ ...ofInvoice('tax_summary'), label: LABELS['tax_rates']?.fields[column] })),
		),
	];
}

const problemsIn = (row: object | null | undefined, where: (column: string) => Where): Problem[] =>
	Object.entries(row ?? {}).flatMap(([column, value]) => {
		const character = textsIn(value).flatMap((text) => unwritableIn(text) ?? [])[0];
		return character === undefined ? [] : [problem(where(column), character)];
	});

const textsIn = (value: unknown): string[] =>
	typeof value === 'string' ? [value] : value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];

/** Half a surrogate pair is no character either. */
function unwritableIn(text: string): string | undefined {
	const found = UNWRITABLE.exec(text)?.[0] ?? (text.isWellFormed() ? undefined : /\p{Surrogate}/u.exec(text)?.[0]);
	return found && `U+${found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

function problem({ line, label, ...where }: Where, character: string): Problem {
	const { de, en } = label ?? LABELS[where.collection]?.fields[where.column] ?? { de: where.column, en: where.column };
	const [position, number] = line ? [`Position ${line}: `, `Line ${line}: `] : ['', ''];
	return {
		rule: 'XML 1.0',
		...where,
		de: `${position}„${de}“ enthält ein unsichtbares Zeichen (${character}), das in keiner E-Rechnung stehen kann. Löschen Sie den Text und tippen Sie ihn neu.`,
		en: `${number}"${en}" holds an invisible character (${character}) that no e-invoice can hold. Delete the text and type it again.`,
	};
}
