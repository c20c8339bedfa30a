/** /api-docs/openapi.json: the API as the caller may use it. The pages that show it are served by pages.ts. */
import { defineEndpoint } from '@directus/extensions-sdk';
import type { Request } from 'express';
import { version } from '../../../package.json';
import type { Accountability, Context } from '../context.js';
import type { Services } from '../directus.js';
import { allErrors, verbsByAddress } from '../modules.js';
import { hasRight } from '../verbs/run-verb.js';
import type { Verb } from '../verbs/verb.js';
import { describeApi } from './openapi.js';

export default defineEndpoint({
	id: 'api-docs',
	handler: (router, { services, database }) => {
		router.get('/openapi.json', (req, res, next) => {
			const { accountability, schema } = req as Request & { accountability: Accountability; schema: Context['schema'] };
			const context: Context = { accountability, schema, database };
			answer(context, new services.SpecificationService({ accountability, schema, knex: database }))
				.then((specification) => res.setHeader('Cache-Control', 'private, no-cache').json(specification))
				.catch(next);
		});
	},
});

async function answer(context: Context, specification: InstanceType<Services['SpecificationService']>): Promise<object> {
	const mine = new Map<string, Verb[]>();
	for (const [area, verbs] of verbsByAddress()) {
		const allowed: Verb[] = [];
		for (const one of verbs) if (await isMine(one, context)) allowed.push(one);
		mine.set(area, allowed);
	}
	const isDecimal = (collection: string, field: string) => context.schema.collections[collection]?.fields[field]?.type === 'decimal';
	return describeApi({ directus: await specification.oas.generate(), verbs: mine, errors: allErrors(), version, isDecimal });
}

const isMine = async ({ right }: Verb, context: Context): Promise<boolean> =>
	Boolean(context.accountability?.user) && (right === undefined || (await hasRight(right, context)));
