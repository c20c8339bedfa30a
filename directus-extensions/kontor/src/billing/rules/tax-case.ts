/** Which tax a sale bears when nobody says otherwise: by the seller's scheme and by where and what the customer is. */
import type { Customer, Organization, TaxRate } from '../../core/schema.js';
import type { TaxCategory } from './totals.js';

const EU = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

type Seller = Pick<Organization, 'tax_scheme' | 'country'>;
type Buyer = Pick<Customer, 'type' | 'country' | 'vat_id' | 'tax_rate_id'>;

export function taxCategoryFor(seller: Seller, buyer: Buyer): TaxCategory {
	if (seller.tax_scheme === 'small_business') return 'E';
	if (buyer.country === seller.country || buyer.type === 'B2C') return 'S';
	// A firm elsewhere in the Union owes the tax itself (§ 3a Abs. 2, § 13b UStG); one beyond it is not taxed here.
	return EU.includes(buyer.country) ? 'AE' : 'G';
}

/** The organization's rate for it: what the customer has by name, the default of its category, the first of its category. */
export function taxRateFor(rates: readonly TaxRate[], seller: Seller, buyer: Buyer): TaxRate | undefined {
	const own = rates.find(({ id }) => id === buyer.tax_rate_id);
	if (own) return own;
	const category = taxCategoryFor(seller, buyer);
	const fitting = rates.filter((rate) => rate.category === category && rate.is_active);
	return fitting.find(({ is_default }) => is_default) ?? fitting.toSorted((a, b) => Number(b.rate) - Number(a.rate))[0];
}

/** What a line carries of its tax. */
export interface LineTax {
	tax_rate_id: string | null;
	tax_rate: string;
	tax_category: string;
}

/**
 * The catalogue says what is sold at home; a customer abroad, or a small business as the seller, is taxed by its own case.
 * That case holds where the organization has no rate for it as well.
 */
export function lineTaxFor(rates: readonly TaxRate[], seller: Seller, buyer: Buyer, serviceRateId?: string | null): LineTax {
	const category = taxCategoryFor(seller, buyer);
	const ofService = rates.find(({ id }) => id === serviceRateId);
	const rate = ofService && category === 'S' && !buyer.tax_rate_id ? ofService : taxRateFor(rates, seller, buyer);
	if (rate) return { tax_rate_id: rate.id, tax_rate: rate.rate, tax_category: rate.category };
	return { tax_rate_id: null, tax_rate: category === 'S' ? '19.00' : '0.00', tax_category: category };
}
