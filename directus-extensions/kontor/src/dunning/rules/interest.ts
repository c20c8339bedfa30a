/**
 * Statutory interest on late payment (§ 288 BGB): by the day, from the day after the due date, on what is open on that day, at the base
 * rate of that day (§ 247 BGB) plus nine percentage points between businesses, five where a consumer owes. A year has the
 * days it has: 366 in a leap year. A payment counts from its day on.
 */
import { addDays, type Day, daysBetween } from '../../core/rules/days.ts';
import { type Cents, divideRounded, formatCents, formatDecimal, parseDecimal, sum } from '../../core/rules/money.ts';

export const POINTS = { B2B: 9, B2C: 5 } as const;

export interface Claim {
	/** What the invoice asks for, after corrections. */
	amount: Cents;
	due: Day;
	/** The last day that bears interest. */
	until: Day;
	/** Counter-entries are negative. */
	payments: readonly { day: Day; amount: Cents }[];
	baseRates: readonly { valid_from: Day; rate: string }[];
	points: number;
}

/** The form in which a notice keeps and prints them. */
export interface InterestPeriod {
	from: Day;
	to: Day;
	days: number;
	/** Percent a year: base rate and points. */
	rate: string;
	base_rate: string;
	principal: string;
	amount: string;
}

/** The periods add up to the whole, to the cent: each is the growth of the rounded running sum. */
export function interestOf(claim: Claim): { amount: Cents; periods: InterestPeriod[] } {
	let exact = 0n;
	let rounded = 0n;
	const periods: InterestPeriod[] = [];
	for (const { from, to, principal, base } of stretches(claim)) {
		const days = daysBetween(from, to) + 1;
		const rate = base + BigInt(claim.points) * 100n;
		exact += principal * rate * BigInt(days) * (isLeapYear(from) ? 365n : 366n);
		const amount = divideRounded(exact, 10_000n * 365n * 366n) - rounded;
		rounded += amount;
		periods.push({
			from,
			to,
			days,
			rate: formatDecimal(rate, 2),
			base_rate: formatDecimal(base, 2),
			principal: formatCents(principal),
			amount: formatCents(amount),
		});
	}
	return { amount: rounded, periods };
}

/** Periods in which nothing changes: neither the open amount, nor the rate, nor the length of the year. */
function stretches({ amount, due, until, payments, baseRates, points }: Claim) {
	const first = addDays(due, 1);
	const rates = baseRates.toSorted((a, b) => (a.valid_from < b.valid_from ? -1 : 1));
	if (first > until || rates.length === 0) return [];
	const changes = [...payments.map(({ day }) => day), ...rates.map(({ valid_from }) => valid_from), ...newYears(first, until)];
	const starts = [...new Set([first, ...changes.filter((day) => day > first && day <= until)])].toSorted();
	return starts
		.map((from, at) => {
			const paid = sum(payments.filter(({ day }) => day <= from).map((payment) => payment.amount));
			const rate = rates.findLast(({ valid_from }) => valid_from <= from) ?? rates[0]!;
			return {
				from,
				to: at + 1 < starts.length ? addDays(starts[at + 1]!, -1) : until,
				principal: paid < amount ? amount - paid : 0n,
				base: parseDecimal(rate.rate, 2),
			};
		})
		.filter(({ principal, base }) => principal > 0n && base + BigInt(points) * 100n > 0n);
}

function newYears(first: Day, until: Day): Day[] {
	const years = [];
	for (let year = Number(first.slice(0, 4)) + 1; year <= Number(until.slice(0, 4)); year++) years.push(`${year}-01-01`);
	return years;
}

function isLeapYear(day: Day): boolean {
	const year = Number(day.slice(0, 4));
	return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
