/** The usual tax of a sale: by the seller's scheme, and by the customer's country and type. */
import type { Customer, Organization, TaxRate } from '../../generated/schema.js';
import type { TaxCategory } from './totals.js';
import { isInUnion } from './union.js';

type Seller = Pick<Organization, 'tax_scheme' | 'country'>;
type Buyer = Pick<Customer, 'type' | 'country' | 'vat_id' | 'tax_rate_id'>;

export function taxCategoryFor(seller: Seller, buyer: Buyer): TaxCategory {
	if (buyer.country === seller.country || buyer.type === 'B2C') return seller.tax_scheme === 'small_business' ? 'E' : 'S';
	// Services to firms abroad are done where the customer is (§ 3a Abs. 2 UStG), also those of a small business: § 19 is only about what is taxable here.
	// A firm elsewhere in the Union owes the tax itself; beyond it there is nothing to tax here. (G is the export of goods.)
	return isInUnion(buyer.country) ? 'AE' : 'O';
}

/** The organization's rate for it: the rate set at the customer, else the default of the category, else the first of the category. */
export function taxRateFor(rates: readonly TaxRate[], seller: Seller, buyer: Buyer): TaxRate | undefined {
	const own = rates.find(({ id }) => id === buyer.tax_rate_id);
	if (own) return own;
	const category = taxCategoryFor(seller, buyer);
	const fitting = rates.filter((rate) => rate.category === category && rate.is_active);
	return fitting.find(({ is_default }) => is_default) ?? fitting.toSorted((a, b) => Number(b.rate) - Number(a.rate))[0];
}

/** The tax columns of a line. */
export interface LineTax {
	tax_rate_id: string | null;
	tax_rate: string;
	tax_category: string;
}

/**
 * The catalogue's tax is for sales at home; a customer abroad, or a small business as the seller, is taxed by its own case, even if
 * the organization has no rate for it.
 */
export function lineTaxFor(rates: readonly TaxRate[], seller: Seller, buyer: Buyer, serviceRateId?: string | null): LineTax {
	const category = taxCategoryFor(seller, buyer);
	const ofService = rates.find(({ id }) => id === serviceRateId);
	const rate = ofService && category === 'S' && !buyer.tax_rate_id ? ofService : taxRateFor(rates, seller, buyer);
	if (rate) return { tax_rate_id: rate.id, tax_rate: rate.rate, tax_category: rate.category };
	return { tax_rate_id: null, tax_rate: category === 'S' ? '19.00' : '0.00', tax_category: category };
}
