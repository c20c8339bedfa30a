/** What stands in the trail, held against what really changed in the rows of a firm. */
import { type Row, sql } from './database.ts';

/** The states of a row: they follow from verbs, jobs and other rows. Where there are none, only that the row came to be. */
export const STATES: Record<string, string[]> = {
	invoices: ['status', 'number', 'sent_at', 'cancelled_at', 'paid_amount', 'credited_amount', 'open_amount'],
	quotes: ['status', 'number', 'sent_at', 'decided_at', 'decline_reason', 'project_id'],
	time_entries: ['status', 'rejection_reason', 'approved_by', 'approved_at', 'invoice_line_id', 'billed_rate', 'billed_hours'],
	expenses: ['status', 'rejection_reason', 'approved_by', 'approved_at', 'reimbursed_at', 'invoice_line_id', 'invoice_id'],
	dunning_notices: ['status', 'number', 'sent_at'],
	recurring_invoices: ['is_active', 'next_run_date'],
	employees: ['is_active', 'role_id', 'firstname'],
	directus_users: ['status', 'role', 'first_name'],
	projects: ['status', 'budget_warned_percent'],
	payments: [],
	customer_credits: [],
	documents: ['linked_id'],
	project_members: ['role'],
	mails: [],
};

type Rows = Map<string, { table: string; row: Row }>;

async function rowsOf(organization: string): Promise<Rows> {
	const rows: Rows = new Map();
	for (const table of Object.keys(STATES))
		for (const { id, row } of await sql(`select id, to_jsonb(t) as row from ${table} t where organization_id = $1`, [organization]))
			rows.set(`${table} ${id}`, { table, row });
	return rows;
}

export interface Step {
	/** What changed, as `invoices draft→issued`. */
	transitions: string[];
	/** What the trail should say and does not. */
	missing: string[];
}

const same = (one: unknown, other: unknown) => String(one ?? '') === String(other ?? '') || Number(one) === Number(other);
/** Moments and amounts are written in more than one way. */
const agrees = (one: unknown, other: unknown) =>
	same(one, other) || (typeof one === 'string' && typeof other === 'string' && Date.parse(one) === Date.parse(other));

/** Runs something and says which changes of rows the trail does not know, with who did it and the value before and after. */
export async function step(organization: string, who: string | null, work: () => Promise<unknown>): Promise<Step> {
	const before = await rowsOf(organization);
	const [{ last }] = (await sql('select coalesce(max(id), 0) as last from directus_activity')) as [Row];
	await work();
	const after = await rowsOf(organization);
	const entries = await sql(
		`select a.collection || ' ' || a.item as key, a.action, a."user", a.organization_id, r.delta, r.before
		from directus_activity a left join directus_revisions r on r.activity = a.id where a.id > $1 order by a.id`,
		[last],
	);
	const result: Step = { transitions: [], missing: [] };
	const byWhom = (entry: Row) => entry.user === who && entry.organization_id === organization;
	for (const [key, { table, row }] of after) {
		const old = before.get(key)?.row;
		if (!old) {
			result.transitions.push(`${table} +${row.status ?? ''}`);
			if (!entries.some((entry) => entry.key === key && entry.action === 'create' && byWhom(entry))) result.missing.push(`${key}: create`);
			continue;
		}
		for (const field of STATES[table]!.filter((name) => !agrees(old[name], row[name]))) {
			if (field === 'status') result.transitions.push(`${table} ${old.status}→${row.status}`);
			const change = entries
				.filter((entry) => entry.key === key && entry.action === 'update' && entry.delta && field in entry.delta)
				.filter(byWhom);
			// Several steps in one: from the first value to the last. A plain write is noted by Directus, which knows no value before.
			const isFirst = change.length > 0 && (change[0]!.before === null || agrees(change[0]!.before[field], old[field]));
			const isLast = change.length > 0 && agrees(change.at(-1)!.delta[field], row[field]);
			if (!isFirst || !isLast)
				result.missing.push(`${key} ${field}: ${old[field]} → ${row[field]}, in the trail: ${JSON.stringify(change)}`);
		}
	}
	return result;
}
