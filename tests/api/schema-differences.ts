/** Where a value is not what a schema of OpenAPI 3.0 says; only what Kontor's own models use of it. A field that is not described is a difference, too. */
type Json = Record<string, any>;

export function differences(value: unknown, schema: Json, models: Json, at = ''): string[] {
	if (schema.$ref) return differences(value, models[schema.$ref.split('/').at(-1)], models, at);
	if (schema.anyOf) return schema.anyOf.some((one: Json) => differences(value, one, models, at).length === 0) ? [] : [`${at} fits none`];
	if (value === null) return schema.nullable || !schema.type ? [] : [`${at} is null`];
	if (schema.enum && !schema.enum.includes(value)) return [`${at} is ${value}, not one of ${schema.enum}`];
	if (schema.type === 'array')
		return Array.isArray(value)
			? value.flatMap((one, index) => differences(one, schema.items, models, `${at}[${index}]`))
			: [`${at} is no list`];
	if (schema.type === 'object') return ofObject(value, schema, models, at);
	const is = schema.type === 'integer' ? Number.isInteger(value) : !schema.type || typeof value === schema.type;
	return is ? [] : [`${at} is ${JSON.stringify(value)}, not ${schema.type}`];
}

function ofObject(value: unknown, { properties = {}, required = [] }: Json, models: Json, at: string): string[] {
	if (typeof value !== 'object' || Array.isArray(value)) return [`${at} is no object`];
	return [
		...required.filter((name: string) => !(name in value!)).map((name: string) => `${at}.${name} is not there`),
		...Object.entries(value!).flatMap(([name, one]) =>
			properties[name] ? differences(one, properties[name], models, `${at}.${name}`) : [`${at}.${name} is not described`],
		),
	];
}
