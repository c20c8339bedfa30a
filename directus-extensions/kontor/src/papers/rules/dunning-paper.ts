/** Everything that a reminder or a dunning notice is printed from. */
import type { DunningNotice, Invoice } from '../../generated/schema.js';
import type { Buyer, Seller } from './frozen.js';
import type { InterestPeriod } from './interest-period.js';

export interface DunningDocument {
	notice: Pick<
		DunningNotice,
		'number' | 'level' | 'notice_date' | 'due_date' | 'text' | 'open_amount' | 'fee' | 'interest' | 'created_at'
	> & {
		/** § 288 Abs. 5 BGB, owed by businesses only. */
		flat_fee?: string | null;
	};
	invoice: Pick<Invoice, 'number' | 'kind' | 'issued_date' | 'due_date' | 'total' | 'currency'>;
	seller: Seller;
	buyer: Buyer;
	interestPeriods?: InterestPeriod[];
}
