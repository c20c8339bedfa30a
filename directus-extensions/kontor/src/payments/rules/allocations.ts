/** One payment over several invoices: what each of them gets. */
import { type Cents, parseCents, sum } from '../../core/rules/money.js';

export interface Allocation {
	invoice_id: string;
	amount: string;
}

/**
 * The parts add up to what was paid. What nobody has allocated goes to the last one, if paying too much was asked for:
 * there it becomes credit of the customer.
 */
export function partsOf(
	amount: string,
	allocations: readonly Allocation[],
	allowsExcess: boolean,
): { parts: Map<string, Cents> } | { problem: 'twice' | 'too much' | 'too little' } {
	const parts = new Map(allocations.map((one) => [one.invoice_id, parseCents(one.amount)]));
	if (parts.size < allocations.length) return { problem: 'twice' };
	const rest = parseCents(amount) - sum([...parts.values()]);
	if (rest < 0n) return { problem: 'too much' };
	if (rest > 0n && !allowsExcess) return { problem: 'too little' };
	const last = allocations.at(-1)!.invoice_id;
	return { parts: parts.set(last, parts.get(last)! + rest) };
}
