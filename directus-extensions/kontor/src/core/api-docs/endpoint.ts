/** /api-docs/openapi.json: the API as the caller may use it. The pages that show it are served by pages.ts. */
import { defineEndpoint } from '@directus/extensions-sdk';
import type { Request } from 'express';
import { version } from '../../../package.json';
import type { Accountability, Context } from '../context.js';
import type { Services } from '../directus.js';
import { allErrors, verbsByAddress } from '../modules.js';
import { hasRight } from '../verbs/run-verb.js';
import type { Verb } from '../verbs/verb.js';
import { type Allowed, allowedTo } from './allowed.js';
import { directusPart } from './directus-part.js';
import { namesOf } from './names.js';
import { describeApi } from './openapi.js';
import type { Json } from './values.js';
import { wordsOf } from './words.js';

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
	const { schema, database, accountability } = context;
	const verbs = new Map<string, Verb[]>();
	for (const [area, list] of verbsByAddress()) {
		const mine: Verb[] = [];
		for (const one of list) if (await isMine(one, context)) mine.push(one);
		verbs.set(area, mine);
	}
	const isDecimal = (collection: string, field: string) => schema.collections[collection]?.fields[field]?.type === 'decimal';
	const directus = directusPart(await specification.oas.generate(), isDecimal);
	const allowed = await allowedTo(context);
	const words = await wordsOf(database);
	const names = namesOf(await ownCollections(context, allowed), namesIn(directus));
	const isAdmin = accountability?.admin === true;
	return describeApi({ directus, verbs, errors: allErrors(), version, schema, allowed, words, names, isAdmin });
}

const isMine = async ({ right }: Verb, context: Context): Promise<boolean> =>
	Boolean(context.accountability?.user) && (right === undefined || (await hasRight(right, context)));

/** Those that Studio knows: the database has further tables, of which nobody is told. */
async function ownCollections({ schema, database }: Context, allowed: Allowed): Promise<string[]> {
	const known: { collection: string }[] = await database('directus_collections').select('collection');
	return known.flatMap(({ collection }) =>
		collection in schema.collections && !collection.startsWith('directus_') && ACTIONS.some((action) => allowed(collection, action))
			? [collection]
			: [],
	);
}

const ACTIONS = ['create', 'read', 'update', 'delete'] as const;

const namesIn = ({ paths }: Json): Set<string> =>
	new Set(Object.values<Json>(paths).flatMap((path) => Object.values<Json>(path).map(({ operationId }) => operationId)));
