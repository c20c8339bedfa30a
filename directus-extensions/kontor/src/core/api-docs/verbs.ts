/** The addresses of verbs, from the same contracts that check their requests. */
import { z } from 'zod';
import { rowOf } from '../fields.js';
import type { Verb } from '../verbs/verb.js';
import { nameOfVerb } from './names.js';
import { ref } from './parameters.js';
import { REFUSED } from './refusals.js';
import { type Json, refTo } from './values.js';

/** The model of a collection's rows as verbs answer them, if the caller may read it. */
export type ModelOf = (collection: string, form: 'row' | 'preview') => string | undefined;

export const addressOf = (area: string, { path }: Verb): string => `/${area}${path}`.replace(/\/$/, '').replace(/:(\w+)/g, '{$1}');

export function describeVerb(area: string, what: Verb, modelOf: ModelOf, schemas: Json): Json {
	const path = addressOf(area, what);
	const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
	const input = z.toJSONSchema(what.input, { io: 'input', target: 'openapi-3.0', unrepresentable: 'any' }) as Json;
	delete input.$schema;
	const known = propertiesOf(input);
	const rest = without(input, inPath);
	const parameters: Json[] = inPath.map((name) => ({
		name,
		in: 'path',
		required: true,
		description: 'Its key.',
		schema: known[name] ?? { type: 'string' },
	}));
	if (what.method === 'get')
		for (const [name, schema] of Object.entries(propertiesOf(rest)))
			parameters.push({ name, in: 'query', required: rest.required?.includes(name) ?? false, schema });
	else parameters.push(ref('IdempotencyKey'));
	const right = what.right === undefined ? [] : [what.right].flat();
	const needed = right.length > 0 ? ` Needs the right ${right.map((name) => `\`${name}\``).join(' or ')}.` : '';
	const hasBody = what.method === 'post' && (what.upload || Object.keys(propertiesOf(rest)).length > 0);
	return {
		tags: [`Kontor ${area}`],
		summary: what.summary.en,
		description: `${what.summary.en}${needed}\n${what.summary.de}.`.replace(/^([^.\n]+)( Needs|\n)/, '$1.$2'),
		operationId: nameOfVerb(what.method, path),
		...(right.length > 0 ? { 'x-rights': right } : {}),
		parameters,
		...(hasBody ? { requestBody: { required: needsBody(rest), content: bodyOf(what, rest) } } : {}),
		responses: { 200: { description: 'Done', content: answerOf(what, modelOf, schemas) }, ...REFUSED },
	};
}

function bodyOf({ upload }: Verb, schema: Json): Json {
	if (!upload) return { 'application/json': { schema } };
	const file = { type: 'string', format: 'binary', description: 'The file itself.' };
	return { 'multipart/form-data': { schema: { ...schema, properties: { ...schema.properties, file } } } };
}

function answerOf({ answer, shows, file }: Verb, modelOf: ModelOf, schemas: Json): Json {
	if (file !== undefined) return { [file]: { schema: { type: 'string', format: 'binary' } } };
	const data = asRefs(toSchema(answer ?? rowOf(shows)), modelOf, schemas);
	return { 'application/json': { schema: { type: 'object', required: ['data'], properties: { data } } } };
}

/** A row is described once, in the models; for callers who may not read the collection it is just an object. */
function asRefs(schema: Json, modelOf: ModelOf, schemas: Json): Json {
	if (Array.isArray(schema)) return schema.map((part) => asRefs(part, modelOf, schemas));
	if (schema === null || typeof schema !== 'object') return schema;
	const { 'x-collection': collection, 'x-form': form = 'row', 'x-fields': fields, ...rest } = schema;
	const inner = Object.fromEntries(Object.entries(rest).map(([key, part]) => [key, asRefs(part as Json, modelOf, schemas)]));
	if (!collection) return inner;
	const model = modelOf(collection, form);
	if (!model) return { ...inner, type: 'object' };
	const row = fields ? onlyThese(fields, schemas[model]) : refTo(model);
	const { id: _, ...more } = inner.properties ?? {};
	return withMore(row, more, schemas[model]);
}

/** Where it stands instead of a field, the row has to be written out. */
function withMore(row: Json, more: Json, model: Json): Json {
	const names = Object.keys(more);
	if (names.length === 0) return row;
	if (!names.some((name) => name in model.properties)) return { allOf: [row, { type: 'object', required: names, properties: more }] };
	const properties = { ...model.properties, ...more };
	return { type: 'object', required: Object.keys(properties), properties };
}

function onlyThese(fields: string[], model: Json): Json {
	const there = fields.filter((field) => field in model.properties);
	return { type: 'object', required: there, properties: Object.fromEntries(there.map((field) => [field, model.properties[field]])) };
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
