/** How much of a project's budget is used: the hours for people who see the project, the money for people who see rates. */
import { assertVisible, readRow } from '../core/load.js';
import { readableFieldsOf } from '../core/rights/read-rights.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { budgetOf } from './budget-of.js';
import type { BudgetAnswer } from './contracts.js';
import { levelOf } from './rules/budget.js';

export async function showBudget(id: string, context: VerbContext): Promise<BudgetAnswer> {
	await assertVisible(context, 'projects', [id]);
	const project = (await readRow(context, 'projects', id))!;
	const figures = await budgetOf(project, context);
	if (!(await maySeeRates(context))) return { project_id: id, level: figures.hours.level, hours: figures.hours, money: null };
	const { currency } = (await readRow(context, 'organizations', project.organization_id))!;
	return { project_id: id, level: levelOf(figures), hours: figures.hours, money: { ...figures.money, currency } };
}

/** The cost of a project reveals the rate of its only member: so it is only for people who see every rate in it. */
async function maySeeRates(context: VerbContext): Promise<boolean> {
	const needed = { projects: ['hourly_rate', 'budget_amount'], time_entries: ['hourly_rate', 'billed_rate'] };
	for (const [collection, fields] of Object.entries(needed)) {
		const readable = await readableFieldsOf(collection, context);
		if (readable !== null && !fields.every((field) => readable.has(field))) return false;
	}
	return true;
}
