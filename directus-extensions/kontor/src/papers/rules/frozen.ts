/** What is frozen with a paper when it is issued: who it is from and to, and its taxes. */
import type { buyerSnapshot, sellerSnapshot } from './parties.js';

export type Seller = ReturnType<typeof sellerSnapshot>;
export type Buyer = ReturnType<typeof buyerSnapshot>;

/** One group of `invoices.tax_summary`: one tax rate and category. */
export interface TaxSummaryGroup {
	tax_category: string;
	tax_rate: string;
	/** After the paper's discount. */
	net_amount: string;
	tax_amount: string;
	/** Why no tax is charged, as printed: from the tax rate, frozen with the invoice. */
	exemption_reason?: string | null;
}
