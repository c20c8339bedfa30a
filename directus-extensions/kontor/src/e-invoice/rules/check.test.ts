import { describe, expect, it } from 'vitest';
import type { InvoiceDocument } from '../../papers/rules/invoice-paper.js';
import { documentOf, type Fixture } from '../testing/fixtures.js';
import { checkEInvoice, checkModel, RULES } from './check.js';
import { LINE_RULES } from './check-lines.js';
import type { EInvoice } from './semantic-model.js';
import { toSemanticModel } from './to-semantic-model.js';

const original = { number: 'RE-2026-0001', issued_date: '2026-01-05' };
const only = (tax_category: NonNullable<Fixture['lines']>[number]['tax_category'], more: Fixture = {}): Fixture => ({
	...more,
	lines: [{ tax_category, tax_rate: tax_category === 'S' ? '19.00' : '0.00' }],
});

/** Each rule with what breaks it: details of the invoice that are missing or wrong … */
const MISSING: Record<string, Fixture> = {
	'BR-02 invoices.number': { invoice: { number: null } },
	'BR-03 invoices.issued_date': { invoice: { issued_date: null } },
	'BR-05 invoices.currency': { invoice: { currency: '' as 'EUR' } },
	'BR-CO-25 invoices.due_date': { invoice: { due_date: null, payment_terms_days: null } },
	'BR-29 invoices.service_to': { invoice: { service_from: '2026-02-01', service_to: '2026-01-01' } },
	'BR-DE-26 invoices.related_invoice_id': { invoice: { kind: 'cancellation' } },
	'BR-55 invoices.related_invoice_id': { invoice: { kind: 'correction' }, original: { ...original, number: '' } },
	'BR-DE-15 customers.leitweg_id': { buyer: { leitweg_id: null } },
	'BR-DE-18 invoices.skonto_days': { invoice: { skonto_days: -1, skonto_percent: '2.00' } },
	'BR-DE-TMP-32 invoices.service_from': { invoice: { service_from: null, service_to: null } },
	'BR-06 organizations.legal_name': { seller: { legal_name: null, name: '  ' } },
	'BR-07 customers.name': { buyer: { name: '' } },
	'BR-09 organizations.country': { seller: { country: null } },
	'BR-11 customers.country': { buyer: { country: 'Deutschland' } },
	'BR-CO-26 organizations.vat_id': { seller: { vat_id: null, register_number: null, tax_number: null } },
	'BR-CO-09 organizations.vat_id': { seller: { vat_id: '136695976' } },
	'BR-CO-09 customers.vat_id': { buyer: { vat_id: '123' } },
	'BR-DE-3 organizations.city': { seller: { city: null } },
	'BR-DE-4 organizations.zip': { seller: { zip: null } },
	'BR-DE-8 customers.city': { buyer: { city: null } },
	'BR-DE-9 customers.zip': { buyer: { zip: null } },
	'BR-DE-5 organizations.managing_directors': { seller: { managing_directors: null, legal_name: null, name: null } },
	'BR-DE-6 organizations.phone': { seller: { phone: null } },
	'BR-DE-27 organizations.phone': { seller: { phone: 'auf Anfrage' } },
	'BR-DE-7 organizations.email': { seller: { email: null } },
	'BR-DE-28 organizations.email': { seller: { email: 'info at muster' } },
	'PEPPOL-EN16931-R020 organizations.email': { seller: { email: '' } },
	'PEPPOL-EN16931-R010 customers.billing_email': { buyer: { leitweg_id: null, billing_email: null, email: null } },
	'BR-DE-1 organizations.bank_accounts': { seller: { bank_accounts: [{ name: 'Musterbank', iban: null, bic: null }] } },
	'BR-DE-19 organizations.bank_accounts': { seller: { bank_accounts: [{ iban: 'DE88 3704 0044 0532 0130 00' }] } },
	'BR-S-02 organizations.tax_number': only('S', { seller: { vat_id: null, tax_number: null } }),
	'BR-Z-02 organizations.tax_number': only('Z', { seller: { vat_id: null, tax_number: null } }),
	'BR-E-02 organizations.tax_number': only('E', { seller: { vat_id: null, tax_number: null } }),
	'BR-AE-02 organizations.tax_number': only('AE', { seller: { vat_id: null, tax_number: null } }),
	'BR-IC-02 organizations.vat_id': only('K', { seller: { vat_id: null } }),
	'BR-G-02 organizations.vat_id': only('G', { seller: { vat_id: null } }),
	'BR-AE-02 customers.vat_id': only('AE', { buyer: { vat_id: null } }),
	'BR-IC-02 customers.vat_id': only('K', { buyer: { vat_id: null } }),
	'BR-IC-11 invoices.service_from': only('K', { invoice: { service_from: null, service_to: null } }),
	'BR-IC-12 customers.country': only('K', { buyer: { country: null } }),
	'BR-O-11 invoices.tax_summary': { lines: [{ tax_category: 'O', tax_rate: '0.00' }, {}] },
	'BR-S-05 invoices.tax_summary': { lines: [{ tax_rate: '0.00' }] },
	'BR-CL-17 invoices.tax_summary': { lines: [{ tax_category: 'X' as 'S' }] },
	'BR-25 invoice_lines.title': { lines: [{ title: ' \u0001 ' }] },
	'BR-23 invoice_lines.unit': { lines: [{ unit: 'parsec' as 'hour' }] },
	'BR-30 invoice_lines.service_to': { lines: [{ service_from: '2026-01-09', service_to: '2026-01-08' }] },
	'PEPPOL-EN16931-R110 invoice_lines.service_from': { lines: [{ service_from: '2025-12-31', service_to: '2026-01-08' }] },
	'PEPPOL-EN16931-R111 invoice_lines.service_to': { lines: [{ service_from: '2026-01-31', service_to: '2026-02-01' }] },
};

const without = <Type extends object>(value: Type, more: Partial<Type>): Type => ({ ...value, ...more });
const totals = (more: Partial<EInvoice['totals']>) => (invoice: EInvoice) => ({ totals: without(invoice.totals, more) });
const taxes = (more: Partial<EInvoice['taxes'][number]>) => (invoice: EInvoice) => ({
	taxes: invoice.taxes.map((tax) => without(tax, more)),
});
const lines = (more: Partial<EInvoice['lines'][number]>) => (invoice: EInvoice) => ({
	lines: invoice.lines.map((line) => without(line, more)),
});
const zeroRated = (category: string) => [
	[
		`BR-${category === 'K' ? 'IC' : category}-05 invoices.tax_summary`,
		{ of: only(category as 'K'), break: taxes({ rate: '7.00' }) },
	] as const,
	[`BR-${category === 'K' ? 'IC' : category}-08 invoices.tax_summary`, { of: only(category as 'K'), break: taxes({ net: 1n }) }] as const,
	[`BR-${category === 'K' ? 'IC' : category}-09 invoices.tax_summary`, { of: only(category as 'K'), break: taxes({ tax: 1n }) }] as const,
	[
		`BR-${category === 'K' ? 'IC' : category}-10 invoices.tax_summary`,
		{
			of: only(category as 'K'),
			break: taxes(category === 'Z' ? { exemptionReason: 'Grund' } : { exemptionReason: undefined, exemptionCode: undefined }),
		},
	] as const,
];

/** … and sums that don't agree, which Kontor's own calculation never produces. */
const WRONG: Record<string, { of?: Fixture; break: (invoice: EInvoice) => Partial<EInvoice> }> = {
	'BR-16 invoices.lines': { break: () => ({ lines: [] }) },
	'BR-CO-10 invoices.net_total': { break: totals({ lines: 1n }) },
	'BR-CO-11 invoices.discount_percent': { break: totals({ allowances: 1n }) },
	'BR-CO-13 invoices.net_total': { break: totals({ net: 88_001n }) },
	'BR-CO-14 invoices.tax_total': { break: totals({ tax: 16_721n }) },
	'BR-CO-15 invoices.total': { break: totals({ gross: 1n }) },
	'BR-CO-16 invoices.total': { break: totals({ payable: 1n }) },
	'BR-CO-17 invoices.tax_summary': { break: taxes({ tax: 16_721n }) },
	'BR-32 invoices.discount_percent': {
		break: () => ({ allowances: [{ amount: 1n, reason: 'Rabatt', reasonCode: '95', tax: { category: 'S', rate: '19.00' } }] }),
	},
	'BR-S-08 invoices.tax_summary': { break: taxes({ net: 1n }) },
	'BR-S-10 invoices.tax_summary': { break: taxes({ exemptionReason: 'Grund' }) },
	'BR-CO-18 invoices.tax_summary': { break: () => ({ taxes: [] }) },
	'BR-O-02 organizations.vat_id': { of: only('O'), break: (invoice) => ({ seller: without(invoice.seller, { vatId: 'DE136695976' }) }) },
	'BR-27 invoice_lines.unit_price': { break: lines({ price: { value: -1n, scale: 2 } }) },
	'PEPPOL-EN16931-R120 invoice_lines.net_amount': { break: lines({ net: 1n }) },
	'PEPPOL-EN16931-R040 invoice_lines.discount_percent': {
		break: lines({ allowance: { amount: 100n, base: 88_000n, percent: '10.00', reason: 'Rabatt', reasonCode: '95' } }),
	},
	'BR-CO-18 invoice_lines.tax_rate_id': { break: lines({ tax: { category: 'S', rate: '16.00' } }) },
	...Object.fromEntries(['Z', 'E', 'AE', 'K', 'G', 'O'].flatMap(zeroRated)),
};

const idsOf = (problems: { rule: string; collection: string; column: string }[]) =>
	problems.map(({ rule, collection, column }) => `${rule} ${collection}.${column}`);

describe('checkEInvoice', () => {
	it('has a test for every rule', () => {
		const all = [
			...RULES.map((rule) => `${rule.rule} ${rule.place}.${rule.column}`),
			...LINE_RULES.map((rule) => `${rule.rule} invoice_lines.${rule.column}`),
		];
		expect([...Object.keys(MISSING), ...Object.keys(WRONG)].toSorted()).toEqual(all.toSorted());
	});

	it.each(Object.entries(MISSING))('%s', (id, fixture) => {
		expect(idsOf(checkEInvoice(documentOf(fixture), 'xrechnung'))).toContain(id);
	});

	it.each(Object.entries(WRONG))('%s', (id, { of, break: breaks }) => {
		const document = documentOf(of);
		const model = toSemanticModel(document, 'xrechnung');
		expect(idsOf(checkModel(model, document))).toEqual([]);
		expect(idsOf(checkModel({ ...model, ...breaks(model) }, document))).toContain(id);
	});

	it('asks of a ZUGFeRD invoice only what EN 16931 asks', () => {
		const poor: Fixture = {
			seller: { phone: null, email: null, city: null, zip: null },
			buyer: { leitweg_id: null, email: null, billing_email: null },
		};
		expect(checkEInvoice(documentOf(poor), 'en16931')).toEqual([]);
		expect(idsOf(checkEInvoice(documentOf(poor), 'xrechnung'))).toEqual([
			'BR-DE-15 customers.leitweg_id',
			'BR-DE-3 organizations.city',
			'BR-DE-4 organizations.zip',
			'BR-DE-6 organizations.phone',
			'BR-DE-7 organizations.email',
			'PEPPOL-EN16931-R020 organizations.email',
			'PEPPOL-EN16931-R010 customers.billing_email',
		]);
	});

	it('does not ask a draft for what issuing gives', () => {
		const draft = documentOf({ invoice: { number: null, issued_date: null } });
		expect(checkEInvoice(draft, 'xrechnung', { isDraft: true })).toEqual([]);
		expect(idsOf(checkEInvoice(draft, 'xrechnung'))).toEqual(['BR-02 invoices.number', 'BR-03 invoices.issued_date']);
	});

	it('names the row and the field to fix, in both languages', () => {
		const document = documentOf({ lines: [{}, { title: '' }], seller: { phone: null } });
		const [phone, title] = checkEInvoice(document, 'xrechnung');
		expect(phone).toMatchObject({ field: 'seller.phone', collection: 'organizations', id: document.invoice.organization_id });
		expect(title).toEqual({
			rule: 'BR-25',
			field: 'lines.1.title',
			collection: 'invoice_lines',
			column: 'title',
			id: document.lines[1]!.id,
			de: 'Position 2: Die Bezeichnung fehlt.',
			en: 'Line 2: the title is missing.',
		});
	});

	it('sees a wrong sum that a discount could hide', () => {
		const document = documentOf({ invoice: { discount_percent: '1.00' } });
		const wrong: InvoiceDocument = {
			...document,
			invoice: { ...document.invoice, net_total: '800.00', tax_total: '152.00', total: '952.00' },
			taxSummary: [{ ...document.taxSummary[0]!, net_amount: '800.00', tax_amount: '152.00' }],
		};
		expect(idsOf(checkEInvoice(wrong, 'en16931'))).toEqual(['BR-32 invoices.discount_percent']);
	});

	it('allows a small business with nothing but a tax number', () => {
		const fixture = only('E', { seller: { vat_id: null, register_number: null, register_court: null, legal_name: null } });
		expect(checkEInvoice(documentOf(fixture), 'xrechnung')).toEqual([]);
		expect(toSemanticModel(documentOf(fixture), 'xrechnung').seller.identifier).toBe('37/123/45678');
	});
});
