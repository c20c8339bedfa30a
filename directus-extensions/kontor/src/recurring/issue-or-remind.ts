/** Issues what a series has made. If something is missing it stays a draft, and somebody is told: the other periods go on. */
import { isDirectusError } from '@directus/errors';
import { issueInvoice } from '../billing/issue-invoice.js';
import { translateDatabaseError } from '../core/errors/database-errors.js';
import { languageOf } from '../core/rules/written.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { Organization } from '../generated/schema.js';
import { addReminder } from '../reminders/add-reminder.js';
import { reminderOfDraft } from './rules/reminders.js';
import type { Template } from './template.js';

export async function issueOrRemind(invoice: string, template: Template, organization: Organization, context: VerbContext): Promise<void> {
	const refused = await tryToIssue(invoice, context);
	if (!refused) return;
	const language = languageOf(organization.language);
	await addReminder(
		template,
		{ linked_to: 'invoice', linked_id: invoice, ...reminderOfDraft(template.title, reasonOf(refused, language), language) },
		context,
	);
}

/** Within a savepoint, so that a refusal changes nothing and the number is free again. */
async function tryToIssue(invoice: string, context: VerbContext): Promise<Error | undefined> {
	const afterwards: Parameters<VerbContext['afterCommit']>[0][] = [];
	try {
		await context.database.transaction((savepoint) =>
			issueInvoice(invoice, { ...context, database: savepoint, afterCommit: (work) => afterwards.push(work) }),
		);
	} catch (error) {
		const known = translateDatabaseError(error);
		// Technical errors (a deadlock, a lost connection) end the whole run.
		if (!isDirectusError(known) || known.status >= 500) throw error;
		return known;
	}
	for (const work of afterwards) context.afterCommit(work);
	return undefined;
}

export const reasonOf = (error: Error, language: 'de' | 'en'): string =>
	(error as { extensions?: { messages?: Record<string, string> } }).extensions?.messages?.[language] ?? error.message;
