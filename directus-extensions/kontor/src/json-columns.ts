/**
 * What the JSON columns hold. The snapshots know of them only that they are JSON, so it is written down here, by the name of the column;
 * the generated types of the rows take it from here. What is not named is unknown. Nothing checks it when a row is read: only what
 * Kontor itself writes has a shape here, and what people may write into such a column is unknown in its parts. The console's types lead
 * here as well, so what is imported are rules.
 */
import type { DunningSettings } from './dunning/rules/settings.js';
import type { Attachment } from './mail/rules/attachment.js';
import type { Buyer, Seller, TaxSummaryGroup } from './papers/rules/frozen.js';
import type { InterestPeriod } from './papers/rules/interest-period.js';

export interface JsonColumns {
	'dunning_notices.interest_details': InterestPeriod[];
	'invoices.buyer_snapshot': Buyer;
	'invoices.seller_snapshot': Seller;
	'invoices.tax_summary': TaxSummaryGroup[];
	'mails.attachments': Attachment[];
	'mails.delivered_to': string[];
	'organizations.settings': DunningSettings & { quote_validity_days?: unknown };
	'quotes.buyer_snapshot': Buyer;
	'quotes.seller_snapshot': Seller;
	'quotes.tax_summary': TaxSummaryGroup[];
}

export type JsonOf<Column extends string> = Column extends keyof JsonColumns ? JsonColumns[Column] : unknown;
