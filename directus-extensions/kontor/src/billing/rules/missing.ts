/** What an invoice must say before it may be issued (§ 14 UStG), and where to enter what is missing. */
import type { Customer, Invoice, InvoiceLine, Organization } from '../../core/schema.js';

export interface Missing {
	rule: string;
	collection: string;
	id: string;
	field: string;
	de: string;
	en: string;
}

type Part<T> = { [Key in keyof T]?: T[Key] | undefined };

interface Draft {
	invoice: Part<Invoice> & { id: string };
	lines: (Part<InvoiceLine> & { id: string })[];
	organization: Part<Organization> & { id: string };
	customer: Part<Customer> & { id: string };
}

/** Category of EN 16931 → what must be known of the parties. */
const NEEDS_BOTH_VAT_IDS = ['K'];
const NEEDS_BUYER_VAT_ID_ABROAD = ['AE'];

export function missingFor({ invoice, lines, organization, customer }: Draft): Missing[] {
	const missing: Missing[] = [];
	const miss = (collection: string, id: string, field: string, de: string, en: string, rule = '§ 14 UStG') =>
		missing.push({ rule, collection, id, field, de, en });
	const seller = (field: string, de: string, en: string) => miss('organizations', organization.id, field, de, en);
	const buyer = (field: string, de: string, en: string, rule?: string) => miss('customers', customer.id, field, de, en, rule);

	if (!organization.legal_name && !organization.name) seller('legal_name', 'Firmierung der Firma', 'legal name of the company');
	if (!hasAddress(organization))
		seller('street', 'vollständige Anschrift der Firma (Straße, PLZ, Ort)', 'full address of the company (street, ZIP, city)');
	if (!organization.tax_number && !organization.vat_id)
		seller('tax_number', 'Steuernummer oder USt-IdNr. der Firma', 'tax number or VAT ID of the company');
	if (!hasAddress(customer))
		buyer('street', 'vollständige Anschrift des Kunden (Straße, PLZ, Ort)', 'full address of the customer (street, ZIP, city)');

	if (lines.length === 0) miss('invoices', invoice.id, 'lines', 'mindestens eine Position', 'at least one line');
	// What is paid ahead has not been done yet: § 14 (5) UStG asks for no day of the service.
	if (invoice.kind !== 'down_payment' && !invoice.service_from && !lines.some(({ service_from }) => service_from))
		miss('invoices', invoice.id, 'service_from', 'Zeitraum oder Tag der Leistung', 'period or day of the service');

	const categories = new Set(lines.map(({ tax_category }) => tax_category ?? 'S'));
	if (organization.tax_scheme === 'small_business' && [...categories].some((category) => category === 'S'))
		miss(
			'invoice_lines',
			lines.find(({ tax_category }) => (tax_category ?? 'S') === 'S')!.id,
			'tax_category',
			'Kleinunternehmer weisen keine Umsatzsteuer aus: Steuerkategorie E',
			'small businesses charge no VAT: tax category E',
			'§ 19 UStG',
		);
	if (NEEDS_BOTH_VAT_IDS.some((category) => categories.has(category as never))) {
		if (!organization.vat_id)
			seller('vat_id', 'USt-IdNr. der Firma (innergemeinschaftliche Lieferung)', 'VAT ID of the company (intra-community supply)');
		if (!customer.vat_id)
			buyer(
				'vat_id',
				'USt-IdNr. des Kunden (innergemeinschaftliche Lieferung)',
				'VAT ID of the customer (intra-community supply)',
				'§ 14a UStG',
			);
	}
	if (
		NEEDS_BUYER_VAT_ID_ABROAD.some((category) => categories.has(category as never)) &&
		!customer.vat_id &&
		!(customer.country === 'DE' && customer.tax_id)
	)
		buyer('vat_id', 'USt-IdNr. des Kunden (Reverse Charge)', 'VAT ID of the customer (reverse charge)', '§ 14a UStG');
	if (categories.has('O') && categories.size > 1)
		miss(
			'invoice_lines',
			lines.find(({ tax_category }) => tax_category === 'O')!.id,
			'tax_category',
			'nicht steuerbare Positionen (O) stehen allein auf einer Rechnung',
			'lines outside the scope of VAT (O) stand on an invoice of their own',
			'BR-O-11',
		);
	return missing;
}

const hasAddress = ({
	street,
	zip,
	city,
}: {
	street?: string | null | undefined;
	zip?: string | null | undefined;
	city?: string | null | undefined;
}): boolean => !!street?.trim() && !!zip?.trim() && !!city?.trim();
