/** What the organization owes a customer who has paid too much, or whose paid invoice was cancelled. One balance per currency. */
import { assertVisible, findRows } from '../core/load.js';
import { type Cents, parseCents } from '../core/rules/money.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { CustomerCredit } from '../generated/schema.js';

/** Locked until the verb ends, so that nobody else uses the same credit. Invoices are locked before customers. */
export async function lockedBalance(customer: string, currency: string, { database }: VerbContext): Promise<Cents> {
	await database('customers').where({ id: customer }).forNoKeyUpdate().first('id');
	const sum = await database('customer_credits').where({ customer_id: customer, currency }).sum('amount as balance').first();
	return parseCents(sum?.balance ?? '0');
}

export interface Credit {
	customer_id: string;
	balances: { currency: string; balance: string }[];
	entries: CustomerCredit[];
}

export async function showCredit(customer: string, context: VerbContext): Promise<Credit> {
	const { database } = context;
	await assertVisible(context, 'customers', [customer]);
	const balances = await database('customer_credits')
		.where({ customer_id: customer })
		.groupBy('currency')
		.orderBy('currency')
		.select('currency', database.raw('sum(amount)::text as balance'));
	const filter = { customer_id: { _eq: customer } };
	const entries = await findRows(context, 'customer_credits', { filter, sort: ['-created_at', 'id'], limit: 1000 });
	return { customer_id: customer, balances, entries };
}
