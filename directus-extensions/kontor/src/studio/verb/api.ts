/**
 * One of Kontor's verbs as a step of a flow. It acts for the person who pressed the button, or for the one that was chosen where nobody
 * pressed: with their rights and no others. Of several records either all are done or none.
 */
import { createHash } from 'node:crypto';
import emitter from '@directus/api/emitter';
import { defineOperationApi } from '@directus/extensions-sdk';
import type { Row } from '../../core/context.js';
import { kontorError } from '../../core/errors/errors.js';
import { verbsByAddress } from '../../core/modules.js';
import { runVerbs } from '../../core/verbs/run-verb.js';
import type { Verb } from '../../core/verbs/verb.js';
import { type Automated, type FlowContext, whoActs } from '../on-behalf-of.js';
import { tellWhatWasMade } from './notify.js';
import { requestsFor, startedWith } from './requests.js';

interface Options {
	verb: string;
	selection?: string;
	defaults?: Row;
	/** The collection whose new record the person gets a notification of. */
	tells?: string;
	on_behalf_of?: unknown;
}

export default defineOperationApi<Options>({
	id: 'kontor-verb',
	handler: async ({ verb, selection = 'id', defaults, tells, on_behalf_of }, context) => {
		const { services, database, getSchema, data, automated } = context as typeof context & FlowContext & { data: Row };
		const what = verbAt(verb);
		const accountability = await whoActs(on_behalf_of, context as unknown as FlowContext);
		const requests = requestsFor(selection, defaults ?? {}, startedWith(data.$trigger));
		const runner = { database, schema: await getSchema({ database }), accountability, services, emitter };
		const answers = await runVerbs(what, requests, runner, automated && onceFor(automated, requests));
		if (tells) await tellWhatWasMade(tells, answers, accountability.user!, database);
		return answers;
	},
});

/** Tried again after a crash, the step of a run gets the answer that it got the first time. */
const onceFor = ({ event, automation, step }: Automated, requests: Row[]): string =>
	createHash('sha256')
		.update(JSON.stringify([event, automation, step, requests]))
		.digest('hex');

function verbAt(address: unknown): Verb {
	const [, area = '', path = ''] = /^\/([^/]+)(\/.*)$/.exec(String(address)) ?? [];
	const found = verbsByAddress()
		.get(area)
		?.find((one) => one.method === 'post' && one.path === path);
	if (!found) throw kontorError('INVALID_REQUEST', { reason: `there is no verb at POST ${address}`, field: 'verb' });
	return found;
}
