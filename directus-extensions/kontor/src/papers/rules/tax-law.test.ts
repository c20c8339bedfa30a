import { describe, expect, it } from 'vitest';
import { missingFor } from '../../billing/rules/missing.js';
import { taxCategoryFor } from './tax-case.js';
import { brokenBy, type Sale, TAX_RULES } from './tax-law.js';
import { countryOfVatId } from './union.js';

const AT_HOME = { country: 'DE', vatId: 'DE123456788', isConsumer: false };
const IN_FRANCE = { country: 'FR', vatId: 'FR40303265045', isConsumer: false };
const IN_SWITZERLAND = { country: 'CH', vatId: null, isConsumer: false };
const PART_13B = 'Steuerschuldnerschaft des Leistungsempfängers nach § 13b UStG';
const ART_196 = 'Steuerschuldnerschaft des Leistungsempfängers (Reverse Charge), Art. 196 MwStSystRL';

const SALE: Sale = {
	isSmallBusiness: false,
	seller: { country: 'DE', vatId: 'DE136695976' },
	buyer: AT_HOME,
	lines: [{ id: 'l', category: 'S', reason: null }],
	currency: 'EUR',
	hasTax: true,
	exchangeRate: null,
	exchangeDate: null,
	skontoPercent: null,
	skontoDays: null,
	termDays: 14,
};
const untaxed = (category: string, reason: string | null = 'Grund') => ({ lines: [{ id: 'l', category, reason }], hasTax: false });
const CHF = { currency: 'CHF' };

/** Each rule with the sales that it refuses, and with their next relatives, which are right. */
const CASES: Record<string, { refused: Partial<Sale>[]; right: Partial<Sale>[] }> = {
	'small business with tax': {
		refused: [{ isSmallBusiness: true }],
		right: [{}, { isSmallBusiness: true, ...untaxed('E') }],
	},
	'small business with zero rate or intra-community supply': {
		refused: [
			{ isSmallBusiness: true, ...untaxed('Z') },
			{ isSmallBusiness: true, ...untaxed('K'), buyer: IN_FRANCE },
		],
		right: [untaxed('Z'), { ...untaxed('K'), buyer: IN_FRANCE }],
	},
	'small business with § 13b at home': {
		refused: [{ isSmallBusiness: true, ...untaxed('AE', PART_13B) }],
		// Its service to a firm in the Union is done there: the customer owes the tax, as of any seller.
		right: [untaxed('AE', PART_13B), { isSmallBusiness: true, ...untaxed('AE', ART_196), buyer: IN_FRANCE }],
	},
	'reverse charge to a consumer': {
		refused: [{ ...untaxed('AE', PART_13B), buyer: { ...AT_HOME, isConsumer: true } }],
		right: [{ buyer: { ...AT_HOME, isConsumer: true } }],
	},
	'Art. 196 to a customer at home': {
		refused: [untaxed('AE', ART_196), { ...untaxed('AE', ART_196), buyer: { ...IN_FRANCE, vatId: 'DE123456788' } }],
		right: [untaxed('AE', PART_13B), { ...untaxed('AE', ART_196), buyer: IN_FRANCE }, { ...untaxed('AE', PART_13B), buyer: IN_FRANCE }],
	},
	'reverse charge abroad without own VAT id': {
		refused: [{ ...untaxed('AE', ART_196), buyer: IN_FRANCE, seller: { country: 'DE', vatId: null } }],
		right: [{ ...untaxed('AE', PART_13B), seller: { country: 'DE', vatId: null } }],
	},
	'reverse charge abroad without VAT id of the customer': {
		refused: [{ ...untaxed('AE', ART_196), buyer: { ...IN_FRANCE, vatId: null } }],
		right: [{ ...untaxed('AE', PART_13B), buyer: { ...AT_HOME, vatId: null } }],
	},
	'intra-community supply without own VAT id': {
		refused: [{ ...untaxed('K'), buyer: IN_FRANCE, seller: { country: 'DE', vatId: null } }],
		right: [{ ...untaxed('K'), buyer: IN_FRANCE }],
	},
	'intra-community supply without VAT id of the customer': {
		refused: [{ ...untaxed('K'), buyer: { ...IN_FRANCE, vatId: null } }],
		right: [{ ...untaxed('K'), buyer: IN_FRANCE }],
	},
	'intra-community supply to a VAT id of the own country': {
		refused: [
			{ ...untaxed('K'), buyer: { ...IN_FRANCE, vatId: 'DE123456788' } },
			{ ...untaxed('K'), buyer: { ...IN_FRANCE, vatId: 'de 123 456 788' } },
		],
		right: [{ ...untaxed('K'), buyer: { country: 'GR', vatId: 'EL123456789', isConsumer: false } }],
	},
	'intra-community supply to a country that is none of the others': {
		refused: [untaxed('K'), { ...untaxed('K'), buyer: { ...IN_SWITZERLAND, vatId: 'CHE123456789' } }],
		right: [{ ...untaxed('K'), buyer: { country: 'GB', vatId: 'XI123456789', isConsumer: false } }],
	},
	'export that stays in the Union': {
		refused: [untaxed('G'), { ...untaxed('G'), buyer: IN_FRANCE }],
		right: [{ ...untaxed('G'), buyer: IN_SWITZERLAND }],
	},
	'service to a third country as an export': {
		refused: [
			{ ...untaxed('G', 'Nicht im Inland steuerbare Leistung nach § 3a Abs. 2 UStG'), buyer: IN_SWITZERLAND },
			{ ...untaxed('G', 'nicht in Deutschland steuerbar'), buyer: IN_SWITZERLAND },
		],
		right: [
			{ ...untaxed('G', 'Steuerfreie Ausfuhrlieferung nach § 4 Nr. 1a UStG'), buyer: IN_SWITZERLAND },
			{ ...untaxed('O', 'Nicht im Inland steuerbare Leistung nach § 3a Abs. 2 UStG'), buyer: IN_SWITZERLAND },
		],
	},
	'exempt without a reason': { refused: [untaxed('E', null)], right: [untaxed('E', 'Steuerfrei nach § 4 Nr. 21 UStG')] },
	'not subject to VAT beside others': {
		refused: [{ lines: [...untaxed('O').lines, ...SALE.lines] }],
		right: [{ lines: [...untaxed('O').lines, ...untaxed('O').lines] }],
	},
	'foreign currency without rate': {
		refused: [{ ...CHF, exchangeDate: '2026-01-31' }],
		right: [
			{ ...CHF, exchangeRate: '0.945', exchangeDate: '2026-01-31' },
			{ ...CHF, ...untaxed('O'), buyer: IN_SWITZERLAND },
			{ ...CHF, seller: { country: 'CH', vatId: null }, buyer: IN_SWITZERLAND },
		],
	},
	'foreign currency without the day of the rate': {
		refused: [{ ...CHF, exchangeRate: '0.945' }],
		right: [{ ...CHF, exchangeRate: '0.945', exchangeDate: '2026-01-31' }],
	},
	'Skonto of nothing or of everything': {
		refused: [{ skontoPercent: '100.00', skontoDays: 7 }],
		right: [{ skontoPercent: '3.00', skontoDays: 7 }, { skontoPercent: '0.00' }],
	},
	'Skonto without days': {
		refused: [
			{ skontoPercent: '2.00', skontoDays: 0 },
			{ skontoPercent: '2.00', skontoDays: null },
		],
		right: [
			{ skontoPercent: '2.00', skontoDays: 1 },
			{ skontoPercent: null, skontoDays: 0 },
		],
	},
	'Skonto for longer than the term': {
		refused: [{ skontoPercent: '2.00', skontoDays: 15 }],
		right: [
			{ skontoPercent: '2.00', skontoDays: 14 },
			{ skontoPercent: '2.00', skontoDays: 60, termDays: null },
		],
	},
};

describe('combinations of seller, customer and tax', () => {
	it('have a case for every rule', () => {
		expect(Object.keys(CASES).toSorted()).toEqual(TAX_RULES.map(({ name }) => name).toSorted());
	});

	it.each(Object.entries(CASES))('%s', (name, { refused, right }) => {
		const namesOf = (sale: Partial<Sale>) => brokenBy({ ...SALE, ...sale }).map(({ rule }) => rule.name);
		for (const sale of refused) expect(namesOf(sale), JSON.stringify(sale)).toContain(name);
		for (const sale of right) expect(namesOf(sale), JSON.stringify(sale)).toEqual([]);
	});

	it('are refused in both languages, with a provision and a place', () => {
		for (const { de, en, rule, place, field } of TAX_RULES)
			for (const text of [de, en, rule, place, field]) expect(text.length).toBeGreaterThan(2);
	});

	it('are told of the line that they are about', () => {
		const draft = {
			invoice: { id: 'i', service_from: '2026-01-01', currency: 'EUR' },
			organization: {
				id: 'o',
				name: 'Muster',
				street: 'Weg 1',
				zip: '10115',
				city: 'Berlin',
				country: 'DE',
				tax_number: '1',
				vat_id: null,
			},
			customer: { id: 'c', street: 'Weg 2', zip: '20095', city: 'Hamburg', country: 'DE', type: 'B2B' },
			lines: [
				{ id: 'first', tax_category: 'S', tax_rate: '19.00', tax_rate_id: null },
				{ id: 'second', tax_category: 'G', tax_rate: '0.00', tax_rate_id: null },
			],
		} as const;
		expect(missingFor(draft as never)).toMatchObject([{ rule: '§ 6 UStG', collection: 'customers', id: 'c', field: 'country' }]);
		const small = { ...draft, organization: { ...draft.organization, tax_scheme: 'small_business' } };
		expect(missingFor(small as never)[0]).toMatchObject({ rule: '§ 19 UStG', collection: 'invoice_lines', id: 'first' });
	});
});

describe('the tax that a sale bears by itself', () => {
	const sellers = { standard: { tax_scheme: 'standard', country: 'DE' }, small: { tax_scheme: 'small_business', country: 'DE' } } as const;
	it.each([
		['standard', 'DE', 'B2B', 'S'],
		['standard', 'FR', 'B2C', 'S'],
		['standard', 'FR', 'B2B', 'AE'],
		['standard', 'GR', 'B2B', 'AE'],
		['standard', 'CH', 'B2B', 'O'],
		['standard', 'GB', 'B2B', 'O'],
		['small', 'DE', 'B2B', 'E'],
		['small', 'FR', 'B2C', 'E'],
		['small', 'FR', 'B2B', 'AE'],
		['small', 'CH', 'B2B', 'O'],
	] as const)('%s to %s %s: %s', (seller, country, type, category) => {
		expect(taxCategoryFor(sellers[seller] as never, { type, country, vat_id: null, tax_rate_id: null })).toBe(category);
	});

	it('knows Greece by its VAT ids', () => {
		expect([countryOfVatId('EL123'), countryOfVatId(' at u123'), countryOfVatId('123'), countryOfVatId(null)]).toEqual([
			'GR',
			'AT',
			undefined,
			undefined,
		]);
	});
});
