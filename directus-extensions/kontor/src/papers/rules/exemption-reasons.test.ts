import { expect, it } from 'vitest';
import { reasonOfGroup } from './exemption-reasons.js';

const rate = (id: string, category: string, exemption_reason: string | null, exemption_reason_en: string | null = null) => ({
	id,
	category,
	exemption_reason,
	exemption_reason_en,
});
const taxRates = [
	rate('school', 'E', 'Steuerfrei nach § 4 Nr. 21 UStG', 'Exempt under § 4 No. 21 UStG'),
	rate('rent', 'E', 'Steuerfrei nach § 4 Nr. 12 UStG'),
	rate('building', 'AE', 'Steuerschuldnerschaft des Leistungsempfängers nach § 13b UStG'),
	rate('union', 'AE', 'Reverse Charge, Art. 196 MwStSystRL', 'Reverse charge, Art. 196 of the VAT Directive'),
	rate('silent', 'G', null),
];
const line = (tax_category: string, tax_rate_id: string | null) => ({ tax_category, tax_rate: '0.00', tax_rate_id });
const reason = (category: string, ids: (string | null)[], language: 'de' | 'en' = 'de', isSmallBusiness = false) =>
	reasonOfGroup(
		{ tax_category: category, tax_rate: '0.00' },
		ids.map((id) => line(category, id)),
		{ taxRates, language, isSmallBusiness },
	);

it('joins all reasons of a category, each once, in the order of the lines', () => {
	expect(reason('E', ['rent', 'school', 'rent'])).toBe('Steuerfrei nach § 4 Nr. 12 UStG; Steuerfrei nach § 4 Nr. 21 UStG');
	expect(reason('AE', ['building', 'union'])).toBe(
		'Steuerschuldnerschaft des Leistungsempfängers nach § 13b UStG; Reverse Charge, Art. 196 MwStSystRL',
	);
});

it('says it in the language of the document: in own words, in the usual ones, or with the provision', () => {
	expect(reason('E', ['school', 'rent'], 'en')).toBe('Exempt under § 4 No. 21 UStG; Exempt from VAT (Steuerfrei nach § 4 Nr. 12 UStG)');
	expect(reason('AE', ['union', 'building'], 'en')).toBe(
		'Reverse charge, Art. 196 of the VAT Directive; Reverse charge: VAT is to be accounted for by the recipient',
	);
	expect(reason('G', ['silent'], 'en')).toBe('VAT-exempt export outside the EU');
});

it('names the exemption of a small business, whoever has not entered it', () => {
	expect(reason('E', ['school', null], 'de', true)).toBe(
		'Steuerfrei nach § 4 Nr. 21 UStG; Steuerfrei nach § 19 UStG (Steuerbefreiung für Kleinunternehmer)',
	);
	const own = (language: 'de' | 'en') =>
		reasonOfGroup({ tax_category: 'E', tax_rate: '0' }, [line('E', null)], { taxRates: [], language, isSmallBusiness: true });
	expect(own('de')).toBe('Steuerfrei nach § 19 UStG (Steuerbefreiung für Kleinunternehmer)');
	expect(own('en')).toBe('Exempt from VAT under § 19 of the German VAT Act (exemption for small businesses)');
});

it('has none where tax is charged, and invents none', () => {
	expect(reason('S', [null])).toBeNull();
	expect(
		reasonOfGroup({ tax_category: 'E', tax_rate: '0' }, [line('E', null)], { taxRates: [], language: 'de', isSmallBusiness: false }),
	).toBeNull();
});
