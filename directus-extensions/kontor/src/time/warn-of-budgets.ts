/**
 * Reminds the lead of a project when 80 % and when all of its budget are used, once each. Which projects to look at, the
 * database notes in the transaction that changes their time (snapshots/guards/projects.sql): whatever happens to
 * this process, none is forgotten.
 */
import { defineJob, type JobContext, type Logger } from '../core/jobs/jobs.js';
import { readRow, type Writer, writeAsCaller } from '../core/load.js';
import { dayIn } from '../core/organizations.js';
import type { Project } from '../generated/schema.js';
import { budgetOf } from './budget-of.js';
import { type Level, levelOf } from './rules/budget.js';

type Transaction = JobContext['transaction'];

/** Returns how many times were looked at. */
export async function warnOfBudgets(transaction: Transaction): Promise<number> {
	for (let all = 0; ; ) {
		const some = await transaction(checkSome);
		all += some;
		if (some < AT_ONCE) return all;
	}
}

/** Usually there is nothing left to do: the hooks ask for it as soon as time has changed. */
export const warnOfBudgetsRegularly = defineJob({
	name: 'warn-of-budgets',
	cron: '*/10 * * * *',
	run: async (_payload, { transaction }) => ({ checked: await warnOfBudgets(transaction) }),
});

/** Runs soon, and once for all calls that come while it is running. */
export function budgetWatch(transaction: Transaction, logger: Logger): { soon(): void } {
	let isRunning = false;
	let isAskedAgain = false;
	const work = async (): Promise<void> => {
		do {
			isAskedAgain = false;
			await warnOfBudgets(transaction);
		} while (isAskedAgain);
	};
	return {
		soon: () => {
			isAskedAgain = true;
			if (isRunning) return;
			isRunning = true;
			work()
				.catch((error) => logger.error(error, 'Budgets could not be checked; they will be in a few minutes'))
				.finally(() => {
					isRunning = false;
				});
		},
	};
}

const AT_ONCE = 50;

/** Several servers share the work without waiting for each other. */
async function checkSome(context: Writer): Promise<number> {
	const { database } = context;
	const notes: { project_id: string }[] = await database('kontor_system.budget_checks')
		.whereIn('id', database('kontor_system.budget_checks').select('id').orderBy('id').limit(AT_ONCE).forUpdate().skipLocked())
		.delete()
		.returning('project_id');
	for (const id of [...new Set(notes.map(({ project_id }) => project_id))].sort()) await check(id, context);
	return notes.length;
}

async function check(id: string, context: Writer): Promise<void> {
	await context.database('projects').select('id').where({ id }).forNoKeyUpdate().first();
	const project = await readRow(context, 'projects', id);
	if (!project) return;
	const level = levelOf(await budgetOf(project, context));
	if (level <= project.budget_warned_percent || !(await remind(project, level, context))) return;
	await context.database('projects').where({ id }).update({ budget_warned_percent: level });
}

async function remind(project: Project, level: Level, context: Writer): Promise<boolean> {
	const owner = await whoWatches(project, context);
	if (!owner) return false;
	const organization = (await readRow(context, 'organizations', project.organization_id))!;
	const row = {
		organization_id: project.organization_id,
		owner_id: owner.id,
		title: textFor(owner.language, project.title, level).slice(0, 255),
		due_date: dayIn(organization.time_zone, new Date()),
		priority: level === 100 ? 'high' : 'medium',
		linked_to: 'project',
		linked_id: project.id,
	};
	await writeAsCaller(context, 'reminders', (items, options) => items.createOne(row, options));
	return true;
}

/** The lead; without one the person who looks after the customer, else the person who made the project. */
async function whoWatches(project: Project, context: Writer): Promise<{ id: string; language: string | null } | undefined> {
	const customer = await readRow(context, 'customers', project.customer_id);
	for (const id of [project.lead_id, customer?.owner_id, project.created_by]) {
		const person =
			id &&
			(await context
				.database('employees')
				.join('directus_users', 'directus_users.id', 'employees.id')
				.select('employees.id', 'directus_users.language')
				.where({ 'employees.id': id, 'employees.is_active': true, 'employees.organization_id': project.organization_id })
				.first());
		if (person) return person;
	}
	return undefined;
}

function textFor(language: string | null, project: string, level: Level): string {
	if (language?.startsWith('en'))
		return level === 100 ? `Budget of “${project}” is used up` : `${level} % of the budget of “${project}” is used`;
	return level === 100 ? `Budget von „${project}“ ist aufgebraucht` : `Budget von „${project}“ ist zu ${level} % verbraucht`;
}
