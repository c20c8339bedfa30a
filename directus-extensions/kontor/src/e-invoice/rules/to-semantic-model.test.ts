import { describe, expect, it } from 'vitest';
import { readEInvoice } from '../reading/read.js';
import { documentOf, type Fixture } from '../testing/fixtures.js';
import { hasSchemas, NO_SCHEMAS, validate } from '../testing/xsd.js';
import { toCii } from '../writing/to-cii.js';
import { toUbl } from '../writing/to-ubl.js';
import { checkEInvoice } from './check.js';
import { amountOf } from './line-price.js';
import type { Profile } from './semantic-model.js';
import { toSemanticModel } from './to-semantic-model.js';

const model = (fixture: Fixture, profile: Profile = 'xrechnung') => toSemanticModel(documentOf(fixture), profile);
const original = { number: 'RE-2026-0001', issued_date: '2026-01-05' };

describe('toSemanticModel', () => {
	it.each([
		['invoice', 'xrechnung', '380'],
		['final', 'en16931', '380'],
		['down_payment', 'en16931', '386'],
		['down_payment', 'xrechnung', '326'],
		['correction', 'xrechnung', '384'],
		['cancellation', 'en16931', '384'],
	] as const)('gives a document of kind %s, %s, the code %s', (kind, profile, typeCode) => {
		expect(model({ invoice: { kind } }, profile).typeCode).toBe(typeCode);
	});

	it('refers a cancellation to its original, and asks nobody to pay it', () => {
		const cancellation = model({
			invoice: { kind: 'cancellation', skonto_percent: '2', skonto_days: 10 },
			lines: [{ quantity: '-8' }],
			original,
		});
		expect(cancellation).toMatchObject({
			preceding: [{ number: 'RE-2026-0001', issueDate: '2026-01-05' }],
			paymentTerms: undefined,
			totals: { net: -88_000n, tax: -16_720n, gross: -104_720n, payable: -104_720n },
			lines: [{ quantity: -80_000n, price: { value: 1_100_000n }, net: -88_000n }],
		});
	});

	it('names each down payment that a final invoice deducts, where the syntax has room for it', () => {
		const paid = (number: string) => ({ number, issued_date: '2026-01-05', net_total: '100.00', tax_total: '19.00', total: '119.00' });
		const document = documentOf({ invoice: { kind: 'final' }, downPayments: [paid('RE-2026-0001'), paid('RE-2026-0002')] });
		const numbers = (xml: string) => readEInvoice(Buffer.from(xml)).preceding.map(({ number }) => number);
		expect(numbers(toCii(document, 'en16931'))).toEqual(['RE-2026-0001', 'RE-2026-0002']);
		expect(numbers(toUbl(document, 'xrechnung'))).toEqual(['RE-2026-0001', 'RE-2026-0002']);
		// CII D16B, by which XRechnung goes, has room for one.
		expect(numbers(toCii(document, 'xrechnung'))).toEqual(['RE-2026-0001']);
		if (hasSchemas) {
			validate(toUbl(document, 'xrechnung'), 'ubl');
			validate(toCii(document, 'xrechnung'), 'cii');
		}
		const cancelled = { ...document, original: { number: 'RE-2026-0003', issued_date: '2026-02-01' } };
		expect(numbers(toUbl(cancelled, 'xrechnung'))).toEqual(['RE-2026-0003']);
	});

	it('writes Skonto in the exact form of XRechnung, and in words elsewhere', () => {
		const invoice = { skonto_percent: '2.5', skonto_days: 10 };
		expect(model({ invoice }).paymentTerms).toBe(
			'Zahlbar bis 15.02.2026.\n2,50 % Skonto bei Zahlung innerhalb von 10 Tagen.\n#SKONTO#TAGE=10#PROZENT=2.50#\n',
		);
		expect(model({ invoice, buyer: { language: 'en' } }, 'en16931').paymentTerms).toBe(
			'Payable by 2026-02-15.\n2.50% discount for payment within 10 days.',
		);
		// The line break survives in the XML: it is part of the form.
		expect(toCii(documentOf({ invoice }), 'xrechnung')).toContain('#SKONTO#TAGE=10#PROZENT=2.50#\n</ram:Description>');
		expect(toUbl(documentOf({ invoice }), 'xrechnung')).toContain('#SKONTO#TAGE=10#PROZENT=2.50#\n</cbc:Note>');
	});

	it('says the tax in euros as well, where the invoice is in another currency (BT-6, BT-111)', () => {
		const document = documentOf({ invoice: { currency: 'CHF', exchange_rate: '0.945000', exchange_rate_date: '2026-01-31' } });
		expect(toSemanticModel(document, 'en16931')).toMatchObject({
			currency: 'CHF',
			taxCurrency: 'EUR',
			totals: { tax: 16_720n, taxInTaxCurrency: 17_693n },
		});
		expect(toCii(document, 'en16931')).toContain('<ram:TaxTotalAmount currencyID="EUR">176.93</ram:TaxTotalAmount>');
		expect(toUbl(document, 'xrechnung')).toContain('<cbc:TaxAmount currencyID="EUR">176.93</cbc:TaxAmount>');
		if (hasSchemas) {
			validate(toCii(document, 'en16931'), 'cii');
			validate(toUbl(document, 'xrechnung'), 'ubl');
		}
		// Nothing is owed in euros where no tax is charged, or where there is no German one.
		for (const more of [{ lines: [{ tax_category: 'O', tax_rate: '0.00' }] as const }, { seller: { country: 'CH' } }])
			expect(model({ ...more, invoice: document.invoice } as Fixture).taxCurrency).toBeUndefined();
	});

	it('knows the debtor under § 13b at home by the tax number, where there is no VAT id', () => {
		const fixture: Fixture = { lines: [{ tax_category: 'AE', tax_rate: '0.00' }], buyer: { vat_id: null, tax_id: '27/456/78901' } };
		expect(checkEInvoice(documentOf(fixture), 'xrechnung')).toEqual([]);
		expect(model(fixture).buyer).toMatchObject({ vatId: undefined, registration: '27/456/78901' });
		expect(model({ ...fixture, lines: [{}] }).buyer.registration).toBeUndefined();
	});

	it('names what is not subject to VAT without rate and without VAT ids', () => {
		const document = documentOf({ lines: [{ tax_category: 'O', tax_rate: '0.00' }] });
		expect(toSemanticModel(document, 'en16931')).toMatchObject({ seller: { vatId: undefined }, buyer: { vatId: undefined } });
		expect(toCii(document, 'en16931')).not.toContain('RateApplicablePercent');
		expect(toUbl(document, 'en16931')).not.toContain('cbc:Percent');
		// BR-DE-14 wants one in the breakdown all the same.
		expect(toCii(document, 'xrechnung').match(/RateApplicablePercent>0\.00</g)).toHaveLength(1);
	});

	it.each([
		['S', undefined, undefined],
		['Z', undefined, undefined],
		['E', undefined, 'Steuerfrei nach § 19 UStG (Steuerbefreiung für Kleinunternehmer)'],
		['AE', 'VATEX-EU-AE', 'Steuerschuldnerschaft des Leistungsempfängers nach § 13b UStG'],
		['K', 'VATEX-EU-IC', 'Steuerfreie innergemeinschaftliche Lieferung nach § 4 Nr. 1b UStG'],
		['G', 'VATEX-EU-G', 'Steuerfreie Ausfuhrlieferung nach § 4 Nr. 1a UStG'],
		['O', 'VATEX-EU-O', 'Nicht im Inland steuerbare Leistung nach § 3a Abs. 2 UStG'],
	] as const)('explains category %s with code %s', (tax_category, exemptionCode, exemptionReason) => {
		const { taxes } = model({ lines: [{ tax_category, tax_rate: tax_category === 'S' ? '19.00' : '0.00' }] });
		expect(taxes[0]).toMatchObject({ exemptionCode, exemptionReason });
	});

	it('explains the zero rate in a note, where the standard allows it', () => {
		expect(model({ lines: [{ tax_category: 'Z', tax_rate: '0' }] }).notes).toContain('Nullsteuersatz nach § 12 Abs. 3 UStG');
	});

	it('says where an intra-community supply went', () => {
		const { deliverTo } = model({ lines: [{ tax_category: 'K', tax_rate: '0' }], buyer: { country: 'AT', city: 'Wien', zip: '1010' } });
		expect(deliverTo).toMatchObject({ address: { country: 'AT', city: 'Wien', zip: '1010' } });
		expect(model({}).deliverTo).toBeUndefined();
	});

	it('has a day of delivery or a period', () => {
		expect(model({ invoice: { service_from: '2026-01-31', service_to: '2026-01-31' } })).toMatchObject({
			deliveryDate: '2026-01-31',
			period: undefined,
		});
		expect(model({})).toMatchObject({ deliveryDate: undefined, period: { from: '2026-01-01', to: '2026-01-31' } });
		expect(model({ invoice: { service_from: null, service_to: null } })).toMatchObject({ deliveryDate: undefined, period: undefined });
	});

	it('takes tax out of prices so that the line still adds up', () => {
		const { lines } = model({
			invoice: { price_mode: 'gross' },
			lines: [
				{ quantity: '3', unit_price: '99.99' },
				{ quantity: '1234.5678', unit_price: '0.0499' },
			],
		});
		expect(lines[0]!.price).toEqual({ value: 840_252n, scale: 4 }); // 99.99 ÷ 1.19
		for (const { quantity, price, net } of lines) expect(amountOf(quantity, price)).toBe(net);
	});

	it('gives a negative price to the quantity', () => {
		expect(model({ lines: [{ quantity: '2', unit_price: '-50' }] }).lines[0]).toMatchObject({
			quantity: -20_000n,
			price: { value: 500_000n },
			net: -10_000n,
		});
	});

	it('writes one allowance for each tax group, which leaves deducted down payments alone', () => {
		const { allowances, totals } = model({
			lines: [{}, { tax_rate: '7.00' }, { quantity: '-1', unit_price: '100', down_payment_id: '00000000-0000-4000-8000-000000000009' }],
			invoice: { kind: 'final', discount_percent: '10.00' },
		});
		expect(allowances.map(({ amount, tax, reason }) => [amount, tax.rate, reason])).toEqual([
			[8_800n, '19.00', 'Rabatt'],
			[8_800n, '7.00', 'Rabatt'],
		]);
		expect(totals).toMatchObject({ lines: 166_000n, allowances: 17_600n, net: 148_400n });
	});

	it.each([
		[{}, { value: '991-12345-67', scheme: '0204' }, '991-12345-67'],
		[{ leitweg_id: null, buyer_reference: 'Team 7' }, { value: 'rechnung@beispiele.example.com', scheme: 'EM' }, 'Team 7'],
		[{ leitweg_id: null, billing_email: null }, { value: 'post@beispiele.example.com', scheme: 'EM' }, undefined],
	])('addresses the buyer (%o)', (buyer, electronicAddress, buyerReference) => {
		expect(model({ buyer })).toMatchObject({ buyer: { electronicAddress }, buyerReference });
	});

	it('prefers the Leitweg-ID of the invoice to that of the customer', () => {
		expect(model({ invoice: { leitweg_id: '992-1-2' } })).toMatchObject({
			buyerReference: '992-1-2',
			buyer: { electronicAddress: { value: '992-1-2' } },
		});
	});

	it('uses the printed address only where there is no other', () => {
		const buyer = { street: null, zip: null, city: null, address: 'Haus A\r\nGasse 1\n\n1010 Wien\nHof' };
		expect(model({ buyer }).buyer.address).toMatchObject({ lines: ['Haus A', 'Gasse 1', '1010 Wien, Hof'] });
		expect(model({}).buyer.address.lines).toEqual(['Amtsstraße 5']);
	});

	it('pays in euros by SEPA, and in other currencies by transfer', () => {
		expect(model({}).payment.meansCode).toBe('58');
		expect(model({ invoice: { currency: 'CHF' } }).payment.meansCode).toBe('30');
		expect(model({ seller: { bank_accounts: null } }).payment.accounts).toEqual([]);
	});

	it("drops what XML can't hold, and writes no empty element", () => {
		const document = documentOf({
			lines: [{ title: 'A\u0000\u000bB\ud800', description: ' \u0007 ' }],
			buyer: { contact: null, number: '' },
			invoice: { intro_text: '' },
		});
		for (const xml of [toCii(document, 'xrechnung'), toUbl(document, 'xrechnung')]) {
			expect(xml).toContain('AB\ufffd');
			expect(xml.replace('<ram:ApplicableHeaderTradeDelivery/>', '')).not.toMatch(/<[^>]*\/>|<([\w:]+)[^>]*><\/\1>/);
		}
	});

	it.skipIf(!hasSchemas)(hasSchemas ? 'would be told by the schema' : `would be told by the schema (skipped: ${NO_SCHEMAS})`, () => {
		const document = documentOf();
		expect(() => validate(toCii(document, 'en16931').replaceAll('ram:TypeCode', 'ram:Typ'), 'cii')).toThrow();
		expect(() => validate(toUbl(document, 'en16931').replace(/<cbc:ID>.*?<\/cbc:ID>/, ''), 'ubl')).toThrow();
	});
});
