/** One reminder for each message, to the person who handles incoming invoices, in their language. */

import { languageOf } from '../../core/languages.js';
import type { VerbContext } from '../../core/verbs/verb.js';
import { writeReminder } from '../../reminders/add-reminder.js';
import { type Report, textOf, titleOf } from '../rules/inbox-report.js';
import type { Handler } from './handlers.js';

export async function remind({ id: organization_id, employee_id }: Handler, report: Report, context: VerbContext): Promise<void> {
	const language = await languageOf(employee_id, context.database);
	const expense = report.parts.find(({ result, expenseId }) => result === 'recorded' && expenseId)?.expenseId;
	const isWell = report.parts.length > 0 && report.parts.every(({ result }) => result !== 'refused');
	await writeReminder(
		{ organization_id, owner_id: employee_id },
		{
			title: titleOf(report, language),
			description: textOf(report, language),
			priority: isWell ? 'medium' : 'high',
			...(expense ? { linked_to: 'expense', linked_id: expense } : {}),
		},
		context,
	);
}
