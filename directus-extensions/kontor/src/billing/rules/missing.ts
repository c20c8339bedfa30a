/** What an invoice must say before it may be issued (§ 14 UStG), and where to enter what is missing. */

import { countryProblem } from '../../core/rules/countries.js';
import { daysBetween } from '../../core/rules/days.js';
import type { Missing } from '../../core/rules/missing-detail.js';
import type { Customer, Invoice, InvoiceLine, Organization, TaxRate } from '../../generated/schema.js';
import { reasonOfLine } from '../../papers/rules/exemption-reasons.js';
import { brokenBy, type Sale } from '../../papers/rules/tax-law.js';

type Part<T> = { [Key in keyof T]?: T[Key] | undefined };

interface Draft {
	invoice: Part<Invoice> & { id: string };
	lines: (Part<InvoiceLine> & { id: string })[];
	organization: Part<Organization> & { id: string };
	customer: Part<Customer> & { id: string };
	taxRates?: readonly TaxRate[];
}

/** The days on which it would be issued and due. */
interface Days {
	issued_date: string;
	due_date: string;
}

export function missingFor(draft: Draft, days?: Days): Missing[] {
	const { invoice, lines, organization, customer } = draft;
	const missing: Missing[] = [];
	const miss = (collection: string, id: string, field: string, de: string, en: string, rule = '§ 14 UStG') =>
		missing.push({ rule, collection, id, field, de, en });
	const seller = (field: string, de: string, en: string) => miss('organizations', organization.id, field, de, en);
	const buyer = (field: string, de: string, en: string) => miss('customers', customer.id, field, de, en);

	if (!organization.legal_name && !organization.name) seller('legal_name', 'Firmierung der Firma', 'legal name of the company');
	if (!hasAddress(organization))
		seller('street', 'vollständige Anschrift der Firma (Straße, PLZ, Ort)', 'full address of the company (street, ZIP, city)');
	if (!organization.tax_number && !organization.vat_id)
		seller('tax_number', 'Steuernummer oder USt-IdNr. der Firma', 'tax number or VAT ID of the company');
	if (!hasAddress(customer))
		buyer('street', 'vollständige Anschrift des Kunden (Straße, PLZ, Ort)', 'full address of the customer (street, ZIP, city)');

	for (const [miss, party] of [
		[seller, organization],
		[buyer, customer],
	] as const) {
		const problem = countryProblem(party.country ?? 'DE');
		if (problem) miss('country', `Das Land ${problem.de} („${party.country}“)`, `the country ${problem.en} (“${party.country}”)`);
	}

	if (lines.length === 0) miss('invoices', invoice.id, 'lines', 'mindestens eine Position', 'at least one line');
	// A down payment is for work that is not done yet: § 14 (5) UStG asks for no day of the service.
	if (invoice.kind !== 'down_payment' && !invoice.service_from && !lines.some(({ service_from }) => service_from))
		miss('invoices', invoice.id, 'service_from', 'Zeitraum oder Tag der Leistung', 'period or day of the service');

	const ids = { organizations: organization.id, customers: customer.id, invoices: invoice.id, invoice_lines: invoice.id };
	for (const { rule, lineId } of brokenBy(saleOf(draft, days)))
		miss(
			rule.place,
			lineId !== undefined && rule.place === 'invoice_lines' ? lineId : ids[rule.place],
			rule.field,
			rule.de,
			rule.en,
			rule.rule,
		);
	return missing;
}

function saleOf({ invoice, lines, organization, customer, taxRates = [] }: Draft, days?: Days): Sale {
	const isSmallBusiness = organization.tax_scheme === 'small_business';
	return {
		isSmallBusiness,
		seller: { country: organization.country ?? 'DE', vatId: organization.vat_id?.trim() || null },
		buyer: { country: customer.country ?? 'DE', vatId: customer.vat_id?.trim() || null, isConsumer: customer.type === 'B2C' },
		lines: lines.map(({ id, tax_category = 'S', tax_rate = '19', tax_rate_id = null }) => ({
			id,
			category: tax_category,
			// In German, whatever the customer reads: provisions are named there.
			reason: reasonOfLine({ tax_category, tax_rate, tax_rate_id }, { taxRates, isSmallBusiness, language: 'de' }),
		})),
		currency: invoice.currency ?? 'EUR',
		hasTax: Number(invoice.tax_total ?? 0) !== 0,
		exchangeRate: invoice.exchange_rate ?? null,
		exchangeDate: invoice.exchange_rate_date ?? null,
		skontoPercent: invoice.skonto_percent ?? null,
		skontoDays: invoice.skonto_days ?? null,
		termDays: days ? daysBetween(days.issued_date, days.due_date) : null,
	};
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
