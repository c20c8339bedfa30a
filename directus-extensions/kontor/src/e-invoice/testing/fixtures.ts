/** Invoices for tests: complete ones, with sums by the same rules that issue an invoice. */

import { formatCents } from '../../core/rules/money.js';
import type { InvoiceDocument } from '../../papers/rules/invoice-paper.js';
import { taxSummary, totalsOf } from '../../papers/rules/totals.js';

export interface FixtureLine {
	title?: string;
	description?: string | null;
	quantity?: string;
	unit?: InvoiceDocument['lines'][number]['unit'];
	unit_price?: string;
	discount_percent?: string | null;
	tax_rate?: string;
	tax_category?: InvoiceDocument['lines'][number]['tax_category'];
	service_from?: string | null;
	service_to?: string | null;
	down_payment_id?: string | null;
}

export interface Fixture {
	lines?: FixtureLine[];
	invoice?: Partial<InvoiceDocument['invoice']>;
	seller?: Record<string, unknown>;
	buyer?: Record<string, unknown>;
	original?: InvoiceDocument['original'];
	downPayments?: InvoiceDocument['downPayments'];
}

export const REASONS: Record<string, string> = {
	Z: 'Nullsteuersatz nach § 12 Abs. 3 UStG',
	E: 'Steuerfrei nach § 19 UStG (Steuerbefreiung für Kleinunternehmer)',
	AE: 'Steuerschuldnerschaft des Leistungsempfängers nach § 13b UStG',
	K: 'Steuerfreie innergemeinschaftliche Lieferung nach § 4 Nr. 1b UStG',
	G: 'Steuerfreie Ausfuhrlieferung nach § 4 Nr. 1a UStG',
	O: 'Nicht im Inland steuerbare Leistung nach § 3a Abs. 2 UStG',
};

const SELLER = {
	name: 'Muster Beratung',
	legal_name: 'Muster Beratung GmbH',
	managing_directors: 'Maria Muster',
	email: 'info@muster.example.com',
	phone: '+49 30 23125 100',
	website: 'https://muster.example.com',
	address: 'Musterweg 1\n10115 Berlin',
	street: 'Musterweg 1',
	zip: '10115',
	city: 'Berlin',
	country: 'DE',
	tax_scheme: 'standard',
	tax_number: '37/123/45678',
	vat_id: 'DE136695976',
	register_court: 'Amtsgericht Charlottenburg',
	register_number: 'HRB 12345',
	bank_accounts: [{ name: 'Musterbank', iban: 'DE89 3704 0044 0532 0130 00', bic: 'COBADEFFXXX' }],
};

const BUYER = {
	name: 'Bundesamt für Beispiele & Söhne <Nord>',
	number: 'K-0007',
	type: 'company',
	email: 'post@beispiele.example.com',
	billing_email: 'rechnung@beispiele.example.com',
	address: 'Amtsstraße 5\n53113 Bonn',
	street: 'Amtsstraße 5',
	zip: '53113',
	city: 'Bonn',
	country: 'DE',
	language: 'de',
	vat_id: 'DE123456788',
	leitweg_id: '991-12345-67',
	buyer_reference: null,
	contact: {
		salutation: 'Frau',
		title: 'Dr.',
		firstname: 'Berta',
		lastname: 'Beispiel',
		email: 'berta@beispiele.example.com',
		phone: null,
	},
};

const INVOICE = {
	id: '00000000-0000-4000-8000-000000000001',
	organization_id: '00000000-0000-4000-8000-000000000002',
	customer_id: '00000000-0000-4000-8000-000000000003',
	number: 'RE-2026-0042',
	kind: 'invoice',
	status: 'issued',
	title: 'Beratung im Januar',
	issued_date: '2026-02-01',
	due_date: '2026-02-15',
	service_from: '2026-01-01',
	service_to: '2026-01-31',
	intro_text: 'vielen Dank für Ihren Auftrag.',
	closing_text: 'Wir danken für die gute Zusammenarbeit.',
	currency: 'EUR',
	exchange_rate: null,
	exchange_rate_date: null,
	price_mode: 'net',
	discount_percent: null,
	payment_terms_days: 14,
	skonto_percent: null,
	skonto_days: null,
	buyer_reference: null,
	order_number: 'B-4711',
	leitweg_id: null,
	paid_amount: '0.00',
};

export function documentOf({
	lines = [{}],
	invoice = {},
	seller = {},
	buyer = {},
	original = null,
	downPayments = [],
}: Fixture = {}): InvoiceDocument {
	const rows = lines.map(lineRow);
	const header = { ...INVOICE, ...invoice };
	const sums = totalsOf(rows, header);
	const totals = { net_total: formatCents(sums.net), tax_total: formatCents(sums.tax), total: formatCents(sums.total) };
	return {
		invoice: { ...header, ...totals } as InvoiceDocument['invoice'],
		lines: rows.map((row, index) => ({ ...row, net_amount: formatCents(sums.lineNets[index]!) })) as InvoiceDocument['lines'],
		seller: { ...SELLER, ...seller } as InvoiceDocument['seller'],
		buyer: { ...BUYER, ...buyer } as InvoiceDocument['buyer'],
		taxSummary: taxSummary(sums.groups).map((group) => ({ ...group, exemption_reason: REASONS[group.tax_category] ?? null })),
		original,
		downPayments,
		timesheet: [],
	};
}

function lineRow(line: FixtureLine, index: number) {
	return {
		id: `00000000-0000-4000-9000-${String(index).padStart(12, '0')}`,
		position: index + 1,
		title: `Leistung ${index + 1}`,
		description: null,
		quantity: '8.0000',
		unit: 'hour',
		unit_price: '110.0000',
		discount_percent: null,
		tax_rate: '19.00',
		tax_category: 'S',
		service_from: null,
		service_to: null,
		down_payment_id: null,
		...line,
	};
}
