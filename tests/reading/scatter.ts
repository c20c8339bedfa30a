/** Values that differ from row to row, so that a filter tells rows apart; some rows go to the trash. */
import { force, sql } from '../lib/database.ts';
import type { Tenant } from '../lib/world.ts';
import type { Random } from './generate.ts';

const WORDS = ['Amber', 'Birke', 'Cedar', 'Distel', 'Eibe', 'Farn', 'Ginster', 'Hasel'];

const TEXTS: Record<string, string[]> = {
	customers: ['notes', 'city', 'industry'],
	contacts: ['notes', 'position'],
	deals: ['notes', 'title'],
	activities: ['subject', 'description'],
	projects: ['title', 'description'],
	tasks: ['title', 'description'],
	time_entries: ['note'],
	expenses: ['note', 'supplier'],
	chat_messages: ['message'],
	documents: ['title'],
	reminders: ['title', 'description'],
	employees: ['position', 'phone'],
	departments: ['name'],
	quotes: ['title'],
	invoices: ['title'],
	directus_users: ['title', 'location'],
	directus_files: ['title', 'description'],
};
const NUMBERS: Record<string, string> = {
	employees: 'hourly_rate',
	projects: 'budget_amount',
	project_members: 'hourly_rate',
	time_entries: 'hourly_rate',
	deals: 'value',
	customers: 'hourly_rate',
};

export async function scatter({ id, department }: Tenant, random: Random): Promise<void> {
	const rowsOf = async (table: string) =>
		(await sql(`select id from "${table}" where organization_id = $1 order by id`, [id])).map((row) => row.id as string);
	for (const [table, columns] of Object.entries(TEXTS))
		for (const row of await rowsOf(table))
			for (const column of columns)
				if (random.chance(0.8)) {
					const word = `${random.of(WORDS)} ${random.of(WORDS).toLowerCase()} ${random.upTo(100)}`;
					await force(`update "${table}" set "${column}" = $1 where id = $2`, [word, row]);
				}
	for (const [table, column] of Object.entries(NUMBERS))
		for (const row of await rowsOf(table))
			if (random.chance(0.8)) await force(`update "${table}" set "${column}" = $1 where id = $2`, [random.upTo(200), row]);
	for (const table of ['projects', 'employees'])
		for (const row of await rowsOf(table))
			if (random.chance(0.6)) await force(`update "${table}" set department_id = $1 where id = $2`, [department, row]);
	for (const table of ['customers', 'contacts', 'deals'])
		for (const row of await rowsOf(table))
			if (random.chance(0.1)) await force(`update "${table}" set deleted_at = now() where id = $1`, [row]);
}
