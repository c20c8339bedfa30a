/** Many drafts at once, past the API: for tests that are about what happens to them afterwards. */
import { randomUUID } from 'node:crypto';
import { sql } from './database.ts';

export async function addDrafts(firm: { id: string; customer: string }, count: number, { price = '100.00' } = {}): Promise<string[]> {
	const ids = Array.from({ length: count }, () => randomUUID());
	await sql(
		`insert into invoices (id, organization_id, customer_id, title, service_from, service_to)
		 select id, $2, $3, 'Probe', '2026-01-05', '2026-01-16' from unnest($1::uuid[]) id`,
		[ids, firm.id, firm.customer],
	);
	await sql(
		`insert into invoice_lines (id, organization_id, invoice_id, title, quantity, unit_price, tax_rate, tax_category)
		 select gen_random_uuid(), $2, id, 'Leistung', 1, $3, 19, 'S' from unnest($1::uuid[]) id`,
		[ids, firm.id, price],
	);
	return ids;
}

/** As many at a time as there are clients, until the work is done. */
export async function byClients<T>(clients: number, work: readonly T[], each: (item: T, client: number) => Promise<void>): Promise<void> {
	const queue = [...work];
	await Promise.all(
		Array.from({ length: clients }, async (_, client) => {
			for (let item = queue.shift(); item !== undefined; item = queue.shift()) await each(item, client);
		}),
	);
}
