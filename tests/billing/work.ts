/** Projects of a firm, and time and expenses on them that can be billed. */
import { randomUUID } from 'node:crypto';
import type { Firm } from '../lib/books.ts';
import { insert, insertImported, type Row, sql } from '../lib/database.ts';

export const addProject = (firm: Firm, values: Row = {}): Promise<string> =>
	insert('projects', {
		id: randomUUID(),
		organization_id: firm.id,
		title: `Projekt ${randomUUID().slice(0, 6)}`,
		customer_id: firm.customer,
		hourly_rate: '100.00',
		...values,
	});

export const addTask = (firm: Firm, project: string, values: Row = {}): Promise<string> =>
	insert('tasks', { id: randomUUID(), organization_id: firm.id, project_id: project, title: 'Aufgabe', ...values });

export const addService = (firm: Firm, values: Row = {}): Promise<string> =>
	insert('services', { id: randomUUID(), organization_id: firm.id, name: 'Beratung', price: '150.00', ...values });

/** An approved entry of so many minutes, by the firm's employee unless somebody else is named. */
export function track(firm: Firm, project: string | null, minutes: number, values: Row = {}): Promise<string> {
	const start = new Date(values.start_time ?? '2026-03-10T09:00:00Z');
	return insertImported('time_entries', {
		id: randomUUID(),
		organization_id: firm.id,
		employee_id: firm.people.Employee.id,
		project_id: project,
		status: 'approved',
		...values,
		start_time: start.toISOString(),
		end_time: values.end_time === null ? null : new Date(start.getTime() + minutes * 60_000).toISOString(),
	});
}

export const spend = (firm: Firm, project: string, values: Row = {}): Promise<string> =>
	insertImported('expenses', {
		id: randomUUID(),
		organization_id: firm.id,
		employee_id: firm.people.Employee.id,
		project_id: project,
		supplier: 'Deutsche Bahn',
		amount: '119.00',
		tax_rate: '19',
		tax_amount: '19.00',
		expense_date: '2026-03-11',
		status: 'approved',
		is_billable: true,
		...values,
	});

export const entriesOf = (project: string): Promise<Row[]> =>
	sql('select * from time_entries where project_id = $1 order by start_time, id', [project]);

let weeks = 0;

/** Many entries at once, one after the other from the next week on, by the firm's employee: entries at the same time cost a look at each other. */
export async function trackMany(firm: Firm, project: string, count: number, minutes: number): Promise<void> {
	await sql(
		`insert into time_entries (id, organization_id, employee_id, project_id, start_time, end_time)
		select gen_random_uuid(), $1, $2, $3, moment, moment + make_interval(mins => $5)
		from generate_series(0, $4 - 1) n, lateral (select timestamptz '2020-01-06 08:00+01' + make_interval(weeks => $6, mins => n * $5)) m (moment)`,
		[firm.id, firm.people.Employee.id, project, count, minutes, weeks++],
	);
}
