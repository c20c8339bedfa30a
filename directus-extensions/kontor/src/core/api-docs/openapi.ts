/**
 * The description of the API, made for the caller: Kontor's collections and verbs, and Directus' own addresses. What the caller has no
 * right to is left out.
 */
import type { Verb } from '../verbs/verb.js';
import { AGGREGATES, pathsOf, tagOf } from './collections.js';
import { filtersOf } from './filters.js';
import { modelsOf } from './models.js';
import { HEADERS, PARAMETERS } from './parameters.js';
import { type Errors, errorModel, refusals } from './refusals.js';
import type { Source } from './source.js';
import type { Json } from './values.js';
import { formsOfVerbs } from './verb-forms.js';
import { addressOf, describeVerb } from './verbs.js';

export interface Sources extends Source {
	/** Directus' own part, without any collection of ours. */
	directus: Json;
	verbs: ReadonlyMap<string, readonly Verb[]>;
	errors: Errors;
	version: string;
}

export function describeApi({ directus, verbs, errors, version, ...source }: Sources): Json {
	const paths = { ...directus.paths, ...pathsOf(source) };
	const models = modelsOf(source);
	const forms = formsOfVerbs(source, models, directus.components?.schemas ?? {});
	const schemas = { ...directus.components?.schemas, ...models, ...filtersOf(source), ...AGGREGATES, ...forms.schemas };
	const tags: Json[] = [];
	for (const [area, list] of verbs) {
		if (list.length > 0) tags.push({ name: `Kontor ${area}`, description: `Verbs below /${area}` });
		for (const one of list) {
			const path = addressOf(area, one);
			paths[path] = { ...paths[path], [one.method]: describeVerb(area, one, forms.modelOf, schemas) };
		}
	}
	for (const [collection, names] of source.names)
		tags.push({ name: tagOf(names), description: source.words.ofCollection(collection) ?? collection });
	return {
		...directus,
		info: {
			title: 'Kontor',
			version,
			description:
				'The collections and verbs of Kontor and the API of Directus, as far as your rights go. / Die Daten und Aktionen von Kontor und die Schnittstelle von Directus, so weit Ihre Rechte reichen.',
		},
		paths,
		tags: [...tags, { name: 'Sums', description: 'Counting and adding up' }, ...(directus.tags ?? [])],
		security: [{ Token: [] }, { Session: [] }],
		components: {
			...directus.components,
			schemas: { ...schemas, KontorError: errorModel(errors) },
			responses: { ...directus.components?.responses, ...refusals(errors) },
			parameters: { ...directus.components?.parameters, ...PARAMETERS, ...HEADERS },
			securitySchemes: {
				...directus.components?.securitySchemes,
				Token: { type: 'http', scheme: 'bearer' },
				Session: { type: 'apiKey', in: 'cookie', name: 'directus_session_token' },
			},
		},
	};
}
