/** The way of hours and expenses from draft to approved and back: all of the entries that are asked for, or none. */

import type { Row } from '../core/context.js';
import { findRows, lockRows, readRows } from '../core/load.js';
import { dayIn } from '../core/organizations.js';
import { goalOf, type States } from '../core/rules/states.js';
import { tellChanges } from '../core/trail/audit.js';
import { hasRight, type VerbContext } from '../core/verbs/verb.js';
import type { Policy } from '../generated/policies.js';
import type { Expense, Organization, TimeEntry } from '../generated/schema.js';
import { kontorError } from './errors.js';
import { type Approvable, type Obstacle, obstacleTo, type Step } from './rules/obstacles.js';

type Entry = TimeEntry | Expense;

/** Of a module: how its rows are called, and who may write those of others. */
export interface ApprovableTable extends Approvable {
	states: States & { collection: 'time_entries' | 'expenses' };
	writeRight: Policy;
}

export interface Move {
	what: ApprovableTable;
	step: Step;
	ids: string[];
	/** What else the step writes. */
	delta?: Row;
}

export async function moveEntries({ what, step, ids, delta = {} }: Move, context: VerbContext): Promise<void> {
	const { states, writeRight } = what;
	const { collection } = states;
	const wanted = [...new Set(ids)];
	const rows = await lockRows(context, collection, await visibleOf(collection, wanted, context));
	const found = new Map(rows.map((row) => [row.id, row]));
	const organizations = await organizationsOf(rows, context);
	const mayForOthers = await hasRight(writeRight, context);
	const obstacles = wanted.flatMap((id): (Obstacle & { id: string })[] => {
		const row = found.get(id);
		if (!row) return [{ id, code: 'NOT_FOUND', details: { collection } }];
		const obstacle = obstacleTo(step, what, factsOf(row, organizations.get(row.organization_id)!, mayForOthers, context));
		return obstacle ? [{ id, ...obstacle }] : [];
	});
	if (obstacles.length > 0) throw refusal(obstacles, wanted.length);

	const change = { ...delta, status: goalOf(states, step) };
	await context
		.database(collection)
		.whereIn('id', wanted)
		.update({ ...change, updated_by: context.accountability.user });
	tellChanges(
		context,
		rows.map(({ id }) => ({ collection, id, delta: change })),
	);
}

/** The person who decides, where it is one of the firm: an account of a program is in the trail only. */
export async function deciderOf({ accountability, database }: VerbContext): Promise<string | null> {
	return (await database('employees').select('id').where({ id: accountability.user }).first())?.id ?? null;
}

async function visibleOf(collection: 'time_entries' | 'expenses', ids: string[], context: VerbContext): Promise<string[]> {
	const rows = await findRows(context, collection, { fields: ['id'], filter: { id: { _in: ids } }, limit: -1 });
	return rows.map(({ id }) => id);
}

async function organizationsOf(rows: Entry[], context: VerbContext): Promise<Map<string, Organization>> {
	const ids = [...new Set(rows.map(({ organization_id }) => organization_id))];
	const organizations = await readRows(context, 'organizations', (query) => query.whereIn('id', ids));
	return new Map(organizations.map((organization) => [organization.id, organization]));
}

function factsOf(row: Entry, organization: Organization, mayForOthers: boolean, { accountability }: VerbContext) {
	return {
		status: row.status,
		isOwn: row.employee_id === accountability.user,
		mayForOthers,
		isBilled: row.invoice_line_id !== null,
		isRunning: 'end_time' in row && row.end_time === null,
		day: 'expense_date' in row ? row.expense_date : dayIn(organization.time_zone, new Date(row.start_time)),
		closedUntil: organization.books_closed_until,
		isReimbursable: 'is_reimbursable' in row && row.is_reimbursable,
	};
}

/** One entry: its own reason. Several with the same one: that reason; else what they have in common is that nothing was done. */
function refusal(obstacles: (Obstacle & { id: string })[], total: number): Error {
	const [first] = obstacles;
	if (total === 1) return kontorError(first!.code, first!.details);
	const problems = obstacles.map(({ id, code, details }) => {
		const { messages } = (kontorError(code, details) as Error & { extensions: { messages: object } }).extensions;
		return { id, code, messages };
	});
	const isOneReason = obstacles.every(({ code }) => code === first!.code);
	if (isOneReason && obstacles.length === total) return kontorError(first!.code, { ...first!.details, problems });
	return kontorError('NOT_ALL_POSSIBLE', { count: obstacles.length, total, collection: first!.details.collection, problems });
}
