/** How much of a project's budget is used. Seconds and cents are whole numbers, so the sums are exact. */
import { type Cents, divideRounded, formatCents, formatDecimal, parseCents, parseDecimal, sum } from '../../core/rules/money.js';

/** Time of one kind, added up. */
export interface Work {
	seconds: bigint;
	isBillable: boolean;
	isBilled: boolean;
	/** What an hour of it costs; null where nobody has set a rate. */
	rate: Cents | null;
	/** What was charged for it, in millionths: hours with four decimals times a rate with two. Of what is billed, else zero. */
	charged: bigint;
}

export interface Budget {
	hours: string | null;
	amount: string | null;
}

export type Level = 0 | 80 | 100;

interface Part {
	budget: string | null;
	used: string;
	billed: string;
	unbilled: string;
	/** With two decimals, rounded down: 100.00 means that it is used up. Null without a budget. */
	percent: string | null;
	level: Level;
}

export interface BudgetFigures {
	hours: Part;
	money: Part & { hours_without_rate: string };
}

const HOUR = 3600n;
const inHours = (seconds: bigint): string => formatDecimal(divideRounded(seconds * 10_000n, HOUR), 4);
const secondsOf = (works: readonly Work[]): bigint => sum(works.map(({ seconds }) => seconds));

export function budgetFigures(works: readonly Work[], budget: Budget): BudgetFigures {
	const billed = works.filter(({ isBilled }) => isBilled);
	const open = works.filter(({ isBilled, isBillable }) => !isBilled && isBillable);
	const priced = open.filter(({ rate }) => rate !== null);
	const billedMoney = divideRounded(sum(billed.map(({ charged }) => charged)), 10_000n);
	const openMoney = divideRounded(sum(priced.map(({ seconds, rate }) => seconds * rate!)), HOUR);
	const usedSeconds = secondsOf(works);
	return {
		hours: {
			budget: budget.hours,
			used: inHours(usedSeconds),
			billed: inHours(secondsOf(billed)),
			unbilled: inHours(secondsOf(open)),
			// A budget of hours has four decimals: compared in ten-thousandths of an hour's seconds.
			...share(usedSeconds * 10_000n, budget.hours === null ? 0n : parseDecimal(budget.hours, 4) * HOUR),
		},
		money: {
			budget: budget.amount,
			used: formatCents(billedMoney + openMoney),
			billed: formatCents(billedMoney),
			unbilled: formatCents(openMoney),
			...share(billedMoney + openMoney, budget.amount === null ? 0n : parseCents(budget.amount)),
			hours_without_rate: inHours(secondsOf(open) - secondsOf(priced)),
		},
	};
}

/** A budget of nothing is none. */
function share(used: bigint, budget: bigint): { percent: string | null; level: Level } {
	if (budget <= 0n) return { percent: null, level: 0 };
	const percent = formatDecimal((used * 10_000n) / budget, 2);
	return { percent, level: used >= budget ? 100 : used * 100n >= budget * 80n ? 80 : 0 };
}

export const levelOf = ({ hours, money }: BudgetFigures): Level => (hours.level > money.level ? hours.level : money.level);
