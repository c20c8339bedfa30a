/**
 * One run: the flow, on behalf of the person of the automation, with the rights that they have now. A failure changes nothing about what
 * has happened: it stands at the automation, in the log, and whoever made the automation is told of the first one.
 */
import { getFlowManager } from '@directus/api/flows';
import { defineJob, type JobContext } from '../core/jobs/jobs.js';
import { type Language, textsOf } from '../core/languages.js';
import { readRow } from '../core/load.js';
import { organizationOf } from '../core/organizations.js';
import type { Automation } from '../generated/schema.js';
import { type Automated, onBehalfOf } from '../studio/on-behalf-of.js';
import { kontorError } from './errors.js';
import { loadTrigger } from './trigger.js';

export interface Run {
	automation: string;
	/** The id of what happened. */
	event: string;
	collection: string;
	items: string[];
}

export const runAutomation = defineJob<Run>({
	name: 'run-automation',
	// A flow that fails is not tried again: its first steps would be done twice. Only a server that ended in between is made up for.
	retry: { limit: 2, delay: 10 },
	concurrency: 2,
	timeout: 300,
	run: async (run, context) => {
		const automation = await context.transaction((inside) => readRow(inside, 'automations', run.automation));
		if (!automation?.is_active) return { skipped: true };
		const language: Language = await context.transaction(
			async (inside) => (await organizationOf(inside, automation.organization_id)).language,
		);
		let failure: Failure | undefined;
		try {
			await assertNotInCircles(run, context);
			failure = await runFlow(automation, run, language, context);
		} catch (error) {
			failure = { error };
		}
		await noteResult(automation, failure, language, context);
		return { failed: failure !== undefined };
	},
});

interface Failure {
	step?: string;
	error: unknown;
}

async function runFlow(
	automation: Automation,
	run: Run,
	language: Language,
	{ database, transaction }: JobContext,
): Promise<Failure | undefined> {
	const { id, name, flow_id, person_id, organization_id } = automation;
	const flows = getFlowManager();
	if (flows.getFlow(flow_id)?.trigger !== 'operation') throw kontorError('AUTOMATION_FLOW_MISSING');
	const { accountability, trigger, schema } = await transaction(async (context) => {
		const person = await onBehalfOf(person_id, { organization: organization_id, by: `Kontor: automation “${name}”` }, context.database);
		return {
			accountability: person,
			trigger: await loadTrigger(automation, run, { ...context, accountability: person }),
			schema: context.schema,
		};
	});
	const failures: Failure[] = [];
	const automated: Automated = {
		event: run.event,
		automation: id,
		organization: organization_id,
		language,
		fail: (step, error) => failures.push({ step, error }),
	};
	await flows.runOperationFlow(flow_id, trigger, { accountability, database, schema, automated });
	return failures[0];
}

const MOST_FOR_ONE_RECORD = 20;
const MOST_AN_HOUR = 2000;

/** A flow can cause the event that it waits for. */
async function assertNotInCircles({ automation, items }: Run, { database }: JobContext): Promise<void> {
	const { rows } = await database.raw(
		`select count(*)::int as runs, count(*) filter (where data -> 'items' = ?::jsonb)::int as same
			from pgboss.job where name = 'run-automation' and data ->> 'automation' = ? and created_on > now() - interval '1 hour'`,
		[JSON.stringify(items), automation],
	);
	const [{ runs, same }] = rows;
	if (same <= MOST_FOR_ONE_RECORD && runs <= MOST_AN_HOUR) return;
	await database('automations').where({ id: automation }).update({ is_active: false });
	throw kontorError('AUTOMATION_IN_CIRCLES');
}

async function noteResult(
	before: Automation,
	failure: Failure | undefined,
	language: Language,
	{ database, logger }: JobContext,
): Promise<void> {
	const { id, name } = before;
	const last_error = failure ? inWords(failure, language) : null;
	await database('automations')
		.where({ id })
		.update({ last_run_at: new Date(), last_result: failure ? 'failed' : 'done', last_error });
	if (!failure) return;
	logger.warn(failure.error, `Automation "${name}" (${id}) failed: ${last_error}`);
	const maker = before.updated_by ?? before.created_by;
	if (!maker || before.last_result === 'failed') return;
	const subject = (await textsOf(['automations_failed_subject'], language, database)).get('automations_failed_subject');
	const message = `${name}: ${last_error}`;
	await database('directus_notifications').insert({
		recipient: maker,
		subject,
		message,
		status: 'inbox',
		collection: 'automations',
		item: id,
	});
}

function inWords({ step, error }: Failure, language: Language): string {
	const { message, extensions } = (error ?? {}) as { message?: string; extensions?: { messages?: Record<Language, string> } };
	const text = extensions?.messages?.[language] ?? message ?? JSON.stringify(error) ?? '?';
	return `${step ? `${step}: ` : ''}${text}`.slice(0, 2000);
}
