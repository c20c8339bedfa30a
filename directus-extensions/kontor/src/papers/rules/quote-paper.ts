/** Everything that a quote is printed from. */
import type { Quote, QuoteLine } from '../../generated/schema.js';
import type { Buyer, Seller, TaxSummaryGroup } from './frozen.js';

type PrintedQuote =
	| 'number'
	| 'title'
	| 'version'
	| 'issued_date'
	| 'valid_until'
	| 'created_at'
	| 'currency'
	| 'price_mode'
	| 'discount_percent'
	| 'intro_text'
	| 'closing_text'
	| 'net_total'
	| 'tax_total'
	| 'total';

export interface QuoteDocument {
	quote: Pick<Quote, PrintedQuote>;
	/** Optional lines are printed, but are not part of the totals. */
	lines: Omit<QuoteLine, 'organization_id' | 'created_at' | 'created_by' | 'updated_at' | 'updated_by'>[];
	seller: Seller;
	buyer: Buyer;
	taxSummary: TaxSummaryGroup[];
}
