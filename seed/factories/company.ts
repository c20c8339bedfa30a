/** The tenant itself, and what it sets up once: departments, taxes, numbers, services, stages, tags. */
import { yearOf } from './calendar.ts';
import { germanVatId, iban } from './identifiers.ts';
import type { Maker, Row } from './maker.ts';

export const organization = (make: Maker, overrides: Row = {}) =>
	make.row(
		'organizations',
		() => ({
			name: 'Muster Beratung GmbH',
			slug: make.seed.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
			legal_name: 'Muster Beratung GmbH',
			managing_directors: 'Maria Muster',
			email: 'info@muster.example.com',
			phone: '+49 30 23125 100',
			website: 'https://muster.example.com',
			subscription_plan: 'self-hosted',
			address: 'Musterweg 1\n10115 Berlin',
			street: 'Musterweg 1',
			zip: '10115',
			city: 'Berlin',
			country: 'DE',
			tax_scheme: 'standard',
			tax_number: '37/123/45678',
			vat_id: germanVatId('13669597'),
			register_court: 'Amtsgericht Charlottenburg',
			register_number: 'HRB 12345',
			bank_accounts: [{ name: 'Musterbank', iban: iban('DE', '370400440532013000'), bic: 'COBADEFFXXX' }],
			primary_color: '#1F4E79',
			secondary_color: '#607D8B',
			language: 'de',
			locale: 'de-DE',
			time_zone: 'Europe/Berlin',
			currency: 'EUR',
			payment_terms_days: 14,
			hourly_rate: '110.00',
			invoice_intro_text: 'vielen Dank für Ihren Auftrag. Wir erlauben uns, wie folgt zu berechnen:',
			invoice_closing_text: 'Wir danken für die gute Zusammenarbeit.',
			is_time_approval_required: false,
			dunning_levels: [
				{ days: 7, fee: '0.00' },
				{ days: 14, fee: '5.00' },
				{ days: 14, fee: '10.00' },
			],
			settings: {},
		}),
		overrides,
	);

export const department = (make: Maker, overrides: Row = {}) =>
	make.row('departments', (count) => ({ name: `Abteilung ${count}`, manager_id: null }), overrides);

export const taxRate = (make: Maker, overrides: Row = {}) =>
	make.row(
		'tax_rates',
		(count) => ({
			name: `Umsatzsteuer ${count}`,
			rate: '19.00',
			category: 'S',
			exemption_reason: null,
			exemption_reason_en: null,
			is_default: false,
			is_active: true,
		}),
		overrides,
	);

/** The rates that a German service firm meets, with the notes that the law wants on the invoice. */
export function taxRates(make: Maker, isSmallBusiness = false) {
	const rate = (name: string, percent: string, category: string, exemption_reason: string | null = null, more: Row = {}) =>
		taxRate(make, { name, rate: percent, category, exemption_reason, ...more });
	return {
		standard: rate('Umsatzsteuer 19 %', '19.00', 'S', null, { is_default: !isSmallBusiness, is_active: !isSmallBusiness }),
		reduced: rate('Umsatzsteuer 7 %', '7.00', 'S', null, { is_active: !isSmallBusiness }),
		zero: rate('Nullsteuersatz 0 %', '0.00', 'Z', 'Nullsteuersatz nach § 12 Abs. 3 UStG'),
		reverseCharge: rate('Bauleistung § 13b', '0.00', 'AE', 'Steuerschuldnerschaft des Leistungsempfängers nach § 13b UStG'),
		euService: rate(
			'EU-Leistung (Reverse Charge)',
			'0.00',
			'AE',
			'Steuerschuldnerschaft des Leistungsempfängers (Reverse Charge), Art. 196 MwStSystRL',
			{ is_default: true },
		),
		euSupply: rate('Innergemeinschaftliche Lieferung', '0.00', 'K', 'Steuerfreie innergemeinschaftliche Lieferung nach § 4 Nr. 1b UStG'),
		thirdCountry: rate('Drittland', '0.00', 'O', 'Nicht im Inland steuerbare Leistung nach § 3a Abs. 2 UStG'),
		smallBusiness: rate('Kleinunternehmer § 19', '0.00', 'E', 'Steuerfrei nach § 19 UStG (Steuerbefreiung für Kleinunternehmer)', {
			is_default: isSmallBusiness,
			is_active: isSmallBusiness,
		}),
	};
}

export type TaxRates = ReturnType<typeof taxRates>;

export const FORMATS: Record<string, string> = {
	invoice: 'RE-{YYYY}-{NNNN}',
	cancellation: 'ST-{YYYY}-{NNNN}',
	quote: 'AN-{YYYY}-{NNNN}',
	dunning_notice: 'MA-{YYYY}-{NNNN}',
	customer: 'K-{NNNN}',
	project: 'P-{NNNN}',
};

/** Customers and projects count through; documents begin anew each year. */
export const isCountedThrough = (kind: string) => kind === 'customer' || kind === 'project';

export const numberSequence = (make: Maker, kind: string, year = yearOf(make.today), overrides: Row = {}) =>
	make.row(
		'number_sequences',
		() => ({ kind, year: isCountedThrough(kind) ? 0 : year, format: FORMATS[kind]!, last_number: 0 }),
		overrides,
	);

export const service = (make: Maker, overrides: Row = {}) =>
	make.row(
		'services',
		(count) => ({
			name: `Leistung ${count}`,
			number: `L-${String(count).padStart(3, '0')}`,
			description: null,
			unit: 'hour',
			price: '110.00',
			tax_rate_id: null,
			is_active: true,
		}),
		overrides,
	);

export const STAGES = [
	{ id: 'lead', name: 'Anfrage', probability: 10, color: '#A2B5CD' },
	{ id: 'qualified', name: 'Qualifiziert', probability: 25, color: '#3399FF' },
	{ id: 'proposal', name: 'Angebot', probability: 50, color: '#6644FF' },
	{ id: 'negotiation', name: 'Verhandlung', probability: 75, color: '#FFA439' },
	{ id: 'won', name: 'Gewonnen', probability: 100, color: '#2ECDA7' },
	{ id: 'lost', name: 'Verloren', probability: 0, color: '#E35169' },
];

export const pipeline = (make: Maker, overrides: Row = {}) =>
	make.row('pipelines', (count) => ({ name: `Vertrieb ${count}`, is_default: count === 1, stages: STAGES }), overrides);

export const tag = (make: Maker, overrides: Row = {}) =>
	make.row('tags', (count) => ({ name: `Schlagwort ${count}`, color: '#607D8B' }), overrides);
