/** Moves time entries and expenses from draft to approved and back: all of the given entries, or none. */

import type { Row } from '../core/context.js';
import { findRows, lockRows, readRows } from '../core/load.js';
import { dayIn } from '../core/organizations.js';
import { goalOf } from '../core/rules/states.js';
import { tellChanges } from '../core/trail/audit.js';
import { hasRight } from '../core/verbs/run-verb.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { Organization } from '../generated/schema.js';
import { kontorError } from './errors.js';
import { type Approvable, type Entry, type Obstacle, obstacleTo, type Step } from './rules/obstacles.js';

export interface Move {
	what: Approvable;
	step: Step;
	ids: string[];
	/** What else the step writes. */
	delta?: Row;
}

/** Why one of the entries can't go. */
interface Refusal {
	id: string;
	code: Obstacle['code'] | 'NOT_FOUND';
	details: Record<string, unknown>;
}

export async function moveEntries({ what, step, ids, delta = {} }: Move, context: VerbContext): Promise<void> {
	const { collection, states, writeRight } = what;
	const wanted = [...new Set(ids)];
	const rows: Entry[] = await lockRows(context, collection, await visibleOf(collection, wanted, context));
	const found = new Map(rows.map((row) => [row.id, row]));
	const organizations = await organizationsOf(rows, context);
	const mayForOthers = await hasRight(writeRight, context);
	const obstacles = wanted.flatMap((id): Refusal[] => {
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

/** The employee who decides. An account without an employee (a program) is only in the trail. */
export async function deciderOf({ accountability, database }: VerbContext): Promise<string | null> {
	return (await database('employees').select('id').where({ id: accountability.user }).first())?.id ?? null;
}

async function visibleOf(collection: Approvable['collection'], ids: string[], context: VerbContext): Promise<string[]> {
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
		isRunning: row.end_time === null,
		day: row.expense_date ?? dayIn(organization.time_zone, new Date(row.start_time!)),
		closedUntil: organization.books_closed_until,
		isReimbursable: row.is_reimbursable === true,
	};
}

/** For one entry, or several with the same reason: that reason. For different reasons: only that nothing was done. */
function refusal(obstacles: Refusal[], total: number): Error {
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
