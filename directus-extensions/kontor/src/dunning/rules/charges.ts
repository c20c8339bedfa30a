/**
 * What a notice adds to the open amount. Each notice states the whole claim as of its day: the fee of its level, all interest since the
 * due date, and the flat fee of § 288 Abs. 5 BGB, once for each claim. The first level only reminds.
 */

import type { Day } from '../../core/rules/days.ts';
import { type Cents, parseCents } from '../../core/rules/money.ts';
import { type InterestPeriod, interestOf, POINTS } from './interest.ts';
import type { Level } from './levels.ts';
import type { DunningSettings } from './settings.js';

const FLAT_FEE = 40_00n;

interface Claim {
	invoice: { total: string; credited_amount: string; due_date: Day; currency: string };
	payments: readonly { payment_date: Day; amount: string }[];
	buyerType: 'B2B' | 'B2C';
	baseRates: readonly { valid_from: Day; rate: string }[];
	/** In which fees are agreed. */
	currency: string;
	settings: DunningSettings;
}

export interface Charges {
	open: Cents;
	fee: Cents;
	interest: Cents;
	flatFee: Cents;
	periods: InterestPeriod[];
}

export function chargesOf(claim: Claim, number: number, level: Level, on: Day): Charges {
	const { invoice, payments, buyerType, baseRates, settings } = claim;
	const amount = parseCents(invoice.total) - parseCents(invoice.credited_amount);
	const movements = payments.map((payment) => ({ day: payment.payment_date, amount: parseCents(payment.amount) }));
	const open = amount - movements.reduce((paid, movement) => paid + movement.amount, 0n);
	const isCharging = number >= firstChargingLevel(settings);
	const { amount: interest, periods } =
		isCharging && settings.dunning_interest !== false
			? interestOf({ amount, due: invoice.due_date, until: on, payments: movements, baseRates, points: POINTS[buyerType] })
			: { amount: 0n, periods: [] };
	return {
		open,
		fee: invoice.currency === claim.currency ? level.fee : 0n,
		interest,
		periods,
		// Forty euros, and only businesses owe them.
		flatFee: isCharging && buyerType === 'B2B' && invoice.currency === 'EUR' && settings.dunning_flat_fee !== false ? FLAT_FEE : 0n,
	};
}

/** Never the first: it is what puts a debtor without a fixed date into default. */
const firstChargingLevel = ({ dunning_charges_from_level: level }: DunningSettings): number =>
	typeof level === 'number' && level > 2 ? level : 2;
