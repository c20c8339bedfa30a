/**
 * One of Kontor's verbs as a step of a flow. It acts for the person who pressed the button, with their rights and no others;
 * of several selected records either all are done or none.
 */
import emitter from '@directus/api/emitter';
import { defineOperationApi } from '@directus/extensions-sdk';
import type { Row } from '../../core/context.js';
import { kontorError } from '../../core/errors/errors.js';
import { verbsByAddress } from '../../core/modules.js';
import { runVerbs } from '../../core/verbs/run-verb.js';
import type { Verb } from '../../core/verbs/verb.js';
import { tellWhatWasMade } from './notify.js';
import { pressedWith, requestsFor } from './requests.js';

interface Options {
	verb: string;
	selection?: string;
	defaults?: Row;
	/** The collection whose new record the person gets a notification of. */
	tells?: string;
}

export default defineOperationApi<Options>({
	id: 'kontor-verb',
	handler: async ({ verb, selection = 'id', defaults, tells }, context) => {
		const { services, database, getSchema, accountability, data } = context as typeof context & { data: Row };
		const what = verbAt(verb);
		const pressed = pressedWith((data.$trigger as { body?: unknown } | null)?.body);
		const runner = { database, schema: await getSchema({ database }), accountability, services, emitter };
		const answers = await runVerbs(what, requestsFor(selection, defaults ?? {}, pressed), runner);
		if (tells) await tellWhatWasMade(tells, answers, accountability!.user!, database);
		return answers;
	},
});

function verbAt(address: unknown): Verb {
	const [, area = '', path = ''] = /^\/([^/]+)(\/.*)$/.exec(String(address)) ?? [];
	const found = verbsByAddress()
		.get(area)
		?.find((one) => one.method === 'post' && one.path === path);
	if (!found) throw kontorError('INVALID_REQUEST', { reason: `there is no verb at POST ${address}`, field: 'verb' });
	return found;
}
