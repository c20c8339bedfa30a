/** Corrects what is wrong or invalid in Directus' description of its own API, so that clients can be generated from it. */
type Json = Record<string, any>;
type IsDecimal = (collection: string, field: string) => boolean;

export function repaired(description: Json, isDecimal: IsDecimal): Json {
	const { components = {} } = description;
	const schemas = decimalsAsText(components.schemas ?? {}, isDecimal);
	const whole = {
		...description,
		paths: withParameters(description.paths ?? {}, components.parameters ?? {}),
		components: { ...components, schemas },
	};
	return withoutDeadEnds(whole, new Set(Object.keys(schemas))) as Json;
}

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
			const given: Json[] = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(
				(one: Json) => known[one.$ref?.split('/').at(-1)] ?? one,
			);
			const missing = names.filter((name) => !given.some((one) => one.in === 'path' && one.name === name));
			if (missing.length === 0) return operation;
			const described = missing.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
			return { ...operation, parameters: [...(operation.parameters ?? []), ...described] };
		});
	});
}

const SCHEMA = '#/components/schemas/';

/** Directus leaves out a collection that the caller can't see, but not the references to it: they become "any value". */
function withoutDeadEnds(value: unknown, schemas: ReadonlySet<string>): unknown {
	if (Array.isArray(value)) return value.map((one) => withoutDeadEnds(one, schemas));
	if (value === null || typeof value !== 'object') return value;
	const { $ref } = value as Json;
	if (typeof $ref === 'string' && $ref.startsWith(SCHEMA) && !schemas.has($ref.slice(SCHEMA.length))) return {};
	return mapValues(value as Json, (one) => withoutDeadEnds(one, schemas));
}

const mapValues = (given: Json, change: (value: any, key: string) => unknown): Json =>
	Object.fromEntries(Object.entries(given).map(([key, value]) => [key, change(value, key)]));
