/** Directus' description of its own addresses, corrected where it is wrong or invalid, so that clients can be generated from it. */
import type { Json } from './values.js';

type IsDecimal = (collection: string, field: string) => boolean;

/** Without the collections of Kontor: they are described by models.ts and collections.ts. */
export function directusPart(description: Json, isDecimal: IsDecimal): Json {
	const { components = {}, tags = [] } = description;
	const schemas = decimalsAsText(
		pick(components.schemas ?? {}, ({ 'x-collection': of }) => isDirectus(of)),
		isDecimal,
	);
	const paths = pick(description.paths ?? {}, (_, path) => !path.startsWith('/items/'));
	const whole = {
		...description,
		servers: description.servers?.map(({ url }: Json) => ({ url, description: 'Kontor' })),
		tags: tags.filter((tag: Json) => isDirectus(tag['x-collection'])),
		paths: withParameters(paths, components.parameters ?? {}),
		components: { ...components, schemas: mapKeys(schemas, named) },
	};
	return renamed(withoutDeadEnds(whole, new Set(Object.keys(schemas)))) as Json;
}

/** Names of functions that are no names in JavaScript, or say too little beside those of Kontor. */
const RENAMED: Record<string, string> = {
	...{ sort: 'sortRows', import: 'importRows', export: 'exportRows', random: 'randomText' },
	...{ 'hash-generate': 'generateHash', 'hash-verify': 'verifyHash', 'clear-cache': 'clearCache' },
};

const isDirectus = (collection: string | undefined): boolean => collection === undefined || collection.startsWith('directus_');
/** Directus describes decimals as numbers but answers them as text, so that nothing rounds them. */
function decimalsAsText(schemas: Json, isDecimal: IsDecimal): Json {
	return mapValues(schemas, (schema) => {
		const collection = schema['x-collection'];
		if (!collection || !schema.properties) return schema;
		const asText = (property: Json, field: string) =>
			isDecimal(collection, field) ? { ...property, type: 'string', format: 'decimal' } : property;
		return { ...schema, properties: mapValues(schema.properties, asText) };
	});
}

/** Some addresses name an `{id}` that they do not describe. */
function withParameters(paths: Json, known: Json): Json {
	return mapValues(paths, (item, path) => {
		const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
		return mapValues(item, (operation, method) => {
			if (method === 'parameters' || typeof operation !== 'object') return operation;
			const named = { ...operation, operationId: RENAMED[operation.operationId] ?? operation.operationId };
			const given: Json[] = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(
				(one: Json) => known[one.$ref?.split('/').at(-1)] ?? one,
			);
			const missing = names.filter((name) => !given.some((one) => one.in === 'path' && one.name === name));
			if (missing.length === 0) return named;
			const described = missing.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
			return { ...named, parameters: [...(operation.parameters ?? []), ...described] };
		});
	});
}

const SCHEMA = '#/components/schemas/';

/** Its models have names of their own: an `Activity` of a firm is none of the trail. */
const named = (schema: string): string => `Directus${schema}`;

function renamed(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(renamed);
	if (value === null || typeof value !== 'object') return value;
	return mapValues(value as Json, (one, key) =>
		key === '$ref' && typeof one === 'string' && one.startsWith(SCHEMA) ? SCHEMA + named(one.slice(SCHEMA.length)) : renamed(one),
	);
}

/** References to what is not described here go: of "a key or a row" the key stays, anything else becomes "any value". */
function withoutDeadEnds(value: unknown, schemas: ReadonlySet<string>): unknown {
	if (Array.isArray(value)) return value.map((one) => withoutDeadEnds(one, schemas));
	if (value === null || typeof value !== 'object') return value;
	const isDead = ({ $ref }: Json) => typeof $ref === 'string' && $ref.startsWith(SCHEMA) && !schemas.has($ref.slice(SCHEMA.length));
	if (isDead(value)) return {};
	const { oneOf } = value as Json;
	const known = Array.isArray(oneOf) && oneOf.some(isDead) ? { ...value, oneOf: oneOf.filter((one) => !isDead(one)) } : value;
	return mapValues(known as Json, (one) => withoutDeadEnds(one, schemas));
}

const mapValues = (given: Json, change: (value: any, key: string) => unknown): Json =>
	Object.fromEntries(Object.entries(given).map(([key, value]) => [key, change(value, key)]));

const mapKeys = (given: Json, change: (key: string) => string): Json =>
	Object.fromEntries(Object.entries(given).map(([key, value]) => [change(key), value]));

const pick = (given: Json, keep: (value: any, key: string) => boolean): Json =>
	Object.fromEntries(Object.entries(given).filter(([key, value]) => keep(value, key)));
