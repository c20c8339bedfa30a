/** The hourly rate of an entry: the source that is nearest to the work decides. */
import { type Cents, type Decimal, parseCents } from '../../core/rules/money.js';

/** From near to far. */
export const RATE_SOURCES = ['entry', 'member', 'project', 'customer', 'employee', 'organization'] as const;
export type RateSource = (typeof RATE_SOURCES)[number];

/** What each of them says, as the column carries it; empty says nothing, and zero is a rate too. */
export type Rates = Partial<Record<RateSource, Decimal | null>>;

export interface ResolvedRate {
	rate: Cents;
	source: RateSource;
}

/** Null where nobody has set a rate: such time can't be billed by the hour. */
export function resolveRate(rates: Rates): ResolvedRate | null {
	for (const source of RATE_SOURCES) {
		const rate = rates[source];
		if (rate !== undefined && rate !== null && rate !== '') return { rate: parseCents(rate), source };
	}
	return null;
}
