/**
 * An issued invoice is never changed, so the XML is read back before anybody gets it: its tree must be the intended one, character by
 * character, and the reader for received invoices must find the figures and names of the model in it.
 */
import { formatCents, formatDecimal } from '../../core/rules/money.js';
import { EInvoiceReadError } from '../reading/read-error.js';
import type { ReceivedInvoice, ReceivedParty } from '../reading/received-invoice.js';
import { type XmlElement, xmlTree } from '../reading/xml-tree.js';
import type { EInvoice, Party, Period } from '../rules/semantic-model.js';
import { type Element, serialize, type Written, written } from './xml.js';

/** A bug, or a text that nobody has thought of: the invoice is not issued. */
export class NotAsMeantError extends Error {
	override readonly name = 'NotAsMeantError';
	/** What was meant, as a path: 'CrossIndustryInvoice/ExchangedDocument/ID', 'supplier.name'. */
	constructor(readonly at: string) {
		super(`The e-invoice that was written does not say what was meant: ${at}`);
	}
}

export function asMeant(invoice: EInvoice, root: Element, read: (root: XmlElement) => ReceivedInvoice): string {
	const meant = written(root);
	const xml = serialize(meant);
	try {
		const tree = xmlTree(xml);
		const [[name, content]] = Object.entries(meant) as [[string, Written]];
		assertTree(tree, name, content, tree.name);
		assertSame(read(tree), saidBy(invoice), '');
	} catch (error) {
		throw error instanceof EInvoiceReadError ? new NotAsMeantError(error.message) : error;
	}
	return xml;
}

function assertTree(found: XmlElement, name: string, meant: Written, path: string): void {
	const content = typeof meant === 'string' ? { '#': meant } : meant;
	const attributes = Object.entries(content).filter(([key]) => key.startsWith('@'));
	const children = Object.entries(content).flatMap(([key, value]) =>
		key.startsWith('@') || key === '#' ? [] : (Array.isArray(value) ? value : [value]).map((one) => [key, one] as const),
	);
	const isSame =
		found.name === localName(name) &&
		found.attributes.size === attributes.length &&
		attributes.every(([key, value]) => found.attributes.get(localName(key.slice(1))) === value) &&
		found.children.length === children.length &&
		(children.length > 0 ? found.text.trim() === '' : found.text === (content['#'] ?? ''));
	if (!isSame) throw new NotAsMeantError(path);
	children.forEach(([key, one], index) => {
		assertTree(found.children[index]!, key, one as Written, `${path}/${localName(key)}`);
	});
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Everything that was meant must be found; what the reader finds beyond it does not matter. */
function assertSame(found: unknown, meant: unknown, path: string): void {
	if (meant === undefined || found === meant) return;
	if (!isTree(meant) || !isTree(found)) throw new NotAsMeantError(path);
	if (Array.isArray(meant) && found['length'] !== meant.length) throw new NotAsMeantError(path);
	for (const [key, value] of Object.entries(meant)) assertSame(found[key], value, path ? `${path}.${key}` : key);
}

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** The model in the words of the reader. */
const saidBy = (invoice: EInvoice) => ({
	typeCode: invoice.typeCode,
	number: said(invoice.number),
	issuedDate: said(invoice.issueDate),
	dueDate: said(invoice.dueDate),
	deliveryDate: said(invoice.deliveryDate),
	...periodOf(invoice.period),
	currency: invoice.currency,
	buyerReference: said(invoice.buyerReference),
	orderNumber: said(invoice.orderNumber),
	paymentTerms: said(invoice.paymentTerms),
	notes: invoice.notes.map(said),
	preceding: invoice.preceding.map(({ number, issueDate }) => ({ number: said(number), issuedDate: said(issueDate) })),
	supplier: partyOf(invoice.seller),
	buyer: partyOf(invoice.buyer),
	accounts: invoice.payment.accounts.map(({ iban, holder, bic }) => ({ iban, holder: said(holder), bic: said(bic) })),
	lines: invoice.lines.map((line) => ({
		position: line.position,
		title: said(line.name),
		description: said(line.description),
		quantity: short(formatDecimal(line.quantity, 4)),
		unit: line.unit,
		netAmount: formatCents(line.net),
		taxCategory: line.tax.category,
		...periodOf(line.period),
	})),
	allowances: invoice.allowances.map(({ amount, reason, tax }) => ({ amount: formatCents(amount), reason, taxCategory: tax.category })),
	taxes: invoice.taxes.map((tax) => ({
		category: tax.category,
		netAmount: formatCents(tax.net),
		taxAmount: formatCents(tax.tax),
		exemptionReason: said(tax.exemptionReason),
	})),
	totals: {
		lines: formatCents(invoice.totals.lines),
		net: formatCents(invoice.totals.net),
		tax: formatCents(invoice.totals.tax),
		total: formatCents(invoice.totals.gross),
		payable: formatCents(invoice.totals.payable),
	},
});

const partyOf = (party: Party): Partial<ReceivedParty> => ({
	name: party.name?.trim() ?? '',
	vatId: said(party.vatId),
	taxNumber: said(party.taxNumber),
	registration: said(party.registration),
	street: said(party.address.lines.join(', ')),
	zip: said(party.address.zip),
	city: said(party.address.city),
	country: said(party.address.country),
	contactName: said(party.contact?.name),
	phone: said(party.contact?.phone),
	email: said(party.contact?.email),
	electronicAddress: said(party.electronicAddress?.value),
});

const periodOf = (period: Period | undefined) => ({ serviceFrom: said(period?.from), serviceTo: said(period?.to) });

/** The reader removes surrounding space, and returns null for nothing. */
const said = (text: string | undefined): string | null => text?.trim() || null;

const short = (decimal: string): string => decimal.replace(/\.?0+$/, '') || '0';
