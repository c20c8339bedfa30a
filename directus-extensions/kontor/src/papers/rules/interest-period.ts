/** What interest on a claim is made of. */

/** The base rate changes twice a year, so interest may have several parts. */
export interface InterestPeriod {
	from: string;
	to: string;
	days: number;
	/** Percent a year. */
	rate: string;
	amount: string;
}
