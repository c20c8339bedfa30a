/**
 * The description of the API: Directus' own part, made for the caller, and the verbs, from the same contracts that check their
 * requests. What the caller has no right to is left out.
 */
import { z } from 'zod';
import type { ErrorText } from '../errors/errors.js';
import { rowOf } from '../fields.js';
import type { Verb } from '../verbs/verb.js';
import { repaired } from './openapi-repairs.js';

type Json = Record<string, any>;

/** Error codes of Directus that a verb can answer with, too. */
const CODES_OF_DIRECTUS = [
	'FORBIDDEN',
	'INVALID_CREDENTIALS',
	'INVALID_PAYLOAD',
	'INVALID_QUERY',
	'FAILED_VALIDATION',
	'TOKEN_EXPIRED',
	'REQUESTS_EXCEEDED',
	'CONTENT_TOO_LARGE',
];

const MEANINGS: Record<number, string> = {
	400: 'The request is not right',
	403: 'Not allowed',
	404: 'Not there, or not visible to you',
	409: 'Does not fit the state that things are in',
	413: 'Too large',
	415: 'A kind of file that is not accepted',
	422: 'Well-formed, but can not be done like this',
	503: 'Not now, but in a moment',
};

const KEY_HEADER = {
	name: 'Idempotency-Key',
	in: 'header',
	required: false,
	description: 'The same key with the same request gives the first answer again; with another request it is refused (422).',
	schema: { type: 'string', minLength: 1, maxLength: 255 },
	example: '2f1a7c1e-4b0e-4f57-9a53-3f8d7c1b6a42',
};

const errorOf = (codes: readonly string[]): Json => ({
	type: 'object',
	required: ['errors'],
	properties: {
		errors: {
			type: 'array',
			items: {
				type: 'object',
				required: ['message', 'extensions'],
				properties: {
					message: { type: 'string', description: 'For people; in English, or in the language of whoever is logged in with a session.' },
					extensions: {
						type: 'object',
						required: ['code'],
						properties: {
							code: { type: 'string', enum: [...codes, ...CODES_OF_DIRECTUS], description: 'Decide by this.' },
							field: { type: 'string', description: 'The field at fault, where there is one.' },
							collection: { type: 'string' },
							messages: { type: 'object', properties: { de: { type: 'string' }, en: { type: 'string' } } },
						},
					},
				},
			},
		},
	},
});

const asError = { 'application/json': { schema: { $ref: '#/components/schemas/KontorError' } } };

type Errors = Record<string, ErrorText>;

const codesOf = (errors: Errors, status: number) => Object.keys(errors).filter((code) => errors[code]!.status === status);

const refusals = (errors: Errors): Json =>
	Object.fromEntries(
		Object.entries(MEANINGS).map(([status, meaning]) => [
			`Kontor${status}`,
			{ description: `${meaning}: ${codesOf(errors, Number(status)).join(', ')}`, content: asError },
		]),
	);

export interface Sources {
	/** Directus' own description. */
	directus: Json;
	verbs: ReadonlyMap<string, readonly Verb[]>;
	errors: Errors;
	version: string;
	isDecimal(collection: string, field: string): boolean;
}

export function describeApi({ directus, verbs, errors, version, isDecimal }: Sources): Json {
	const { paths, ...whole } = repaired(directus, isDecimal);
	const tags: Json[] = [];
	for (const [area, list] of verbs) {
		if (list.length > 0) tags.push({ name: `Kontor ${area}`, description: `Verbs below /${area}` });
		for (const one of list) {
			const path = `/${area}${one.path}`.replace(/\/$/, '').replace(/:(\w+)/g, '{$1}');
			paths[path] = { ...paths[path], [one.method]: describe(area, path, one, whole.components?.schemas ?? {}) };
		}
	}
	return {
		...whole,
		info: {
			title: 'Kontor',
			version,
			description:
				'Kontors Aktionen und die Schnittstelle von Directus, so weit Ihre Rechte reichen. / The verbs of Kontor and the API of Directus, as far as your rights go.',
		},
		paths,
		tags: [...tags, ...(whole.tags ?? [])],
		security: [{ Token: [] }, { Session: [] }],
		components: {
			...whole.components,
			schemas: { ...whole.components?.schemas, KontorError: errorOf(Object.keys(errors)) },
			responses: { ...whole.components?.responses, ...refusals(errors) },
			parameters: { ...whole.components?.parameters, IdempotencyKey: KEY_HEADER },
			securitySchemes: {
				...whole.components?.securitySchemes,
				Token: { type: 'http', scheme: 'bearer' },
				Session: { type: 'apiKey', in: 'cookie', name: 'directus_session_token' },
			},
		},
	};
}

function describe(area: string, path: string, what: Verb, schemas: Json): Json {
	const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
	const input = z.toJSONSchema(what.input, { io: 'input', target: 'openapi-3.0', unrepresentable: 'any' }) as Json;
	delete input.$schema;
	const known = propertiesOf(input);
	const rest = without(input, inPath);
	const parameters: Json[] = inPath.map((name) => ({ name, in: 'path', required: true, schema: known[name] ?? { type: 'string' } }));
	if (what.method === 'get')
		for (const [name, schema] of Object.entries(propertiesOf(rest)))
			parameters.push({ name, in: 'query', required: rest.required?.includes(name) ?? false, schema });
	else parameters.push({ $ref: '#/components/parameters/IdempotencyKey' });
	const right = what.right === undefined ? [] : [what.right].flat();
	return {
		tags: [`Kontor ${area}`],
		summary: what.summary.en,
		description: `${what.summary.de}.${right.length > 0 ? ` Needs the right ${right.map((name) => `\`${name}\``).join(' or ')}.` : ''}`,
		operationId: `${what.method}${path.replace(/[^a-z0-9]+(\w?)/gi, (_, next: string) => next.toUpperCase())}`,
		...(right.length > 0 ? { 'x-rights': right } : {}),
		parameters,
		...(what.method === 'post' ? { requestBody: { required: needsBody(rest), content: bodyOf(what, rest) } } : {}),
		responses: {
			200: { description: 'Done', content: answerOf(what, schemas) },
			...Object.fromEntries(Object.keys(MEANINGS).map((status) => [status, { $ref: `#/components/responses/Kontor${status}` }])),
		},
	};
}

function bodyOf({ upload }: Verb, schema: Json): Json {
	if (!upload) return { 'application/json': { schema } };
	const file = { type: 'string', format: 'binary', description: 'The file itself.' };
	return { 'multipart/form-data': { schema: { ...schema, properties: { ...schema.properties, file } } } };
}

function answerOf({ answer, shows, file }: Verb, schemas: Json): Json {
	if (file !== undefined) return { [file]: { schema: { type: 'string', format: 'binary' } } };
	const data = asRefs(toSchema(answer ?? rowOf(shows)), schemas);
	return { 'application/json': { schema: { type: 'object', required: ['data'], properties: { data } } } };
}

/** A row is described once, in Directus' part; for callers who may not read the collection it is just an object. */
function asRefs(schema: Json, schemas: Json): Json {
	if (Array.isArray(schema)) return schema.map((part) => asRefs(part, schemas));
	if (schema === null || typeof schema !== 'object') return schema;
	const { 'x-collection': collection, ...rest } = schema;
	if (!collection) return Object.fromEntries(Object.entries(rest).map(([key, part]) => [key, asRefs(part as Json, schemas)]));
	const row = Object.keys(schemas).find((name) => schemas[name]['x-collection'] === collection);
	return row ? { $ref: `#/components/schemas/${row}` } : { type: 'object' };
}

function toSchema(contract: z.ZodType): Json {
	const schema = z.toJSONSchema(contract, { io: 'output', target: 'openapi-3.0', unrepresentable: 'any' }) as Json;
	delete schema.$schema;
	return schema;
}

const branchesOf = (schema: Json): Json[] => schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];

const propertiesOf = (schema: Json): Json =>
	Object.assign({}, schema.properties, ...branchesOf(schema).map((branch) => propertiesOf(branch)));

/** What is in the address is not asked for again in the body. */
function without(schema: Json, names: string[]): Json {
	const copy = { ...schema };
	for (const key of ['anyOf', 'oneOf', 'allOf']) if (schema[key]) copy[key] = schema[key].map((branch: Json) => without(branch, names));
	if (schema.properties) copy.properties = Object.fromEntries(Object.entries(schema.properties).filter(([name]) => !names.includes(name)));
	if (schema.required) {
		copy.required = schema.required.filter((name: string) => !names.includes(name));
		if (copy.required.length === 0) delete copy.required;
	}
	return copy;
}

const needsBody = (schema: Json): boolean => (schema.required?.length ?? 0) > 0 || branchesOf(schema).some(needsBody);
