/** Everything that a reminder or a dunning notice is printed from. */
import type { DunningNotice, Invoice } from '../../generated/schema.js';
import type { Buyer, Seller } from './invoice-paper.js';

/** The base rate changes twice a year, so interest may have several parts. */
export interface InterestPeriod {
	from: string;
	to: string;
	days: number;
	/** Percent a year. */
	rate: string;
	amount: string;
}

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
