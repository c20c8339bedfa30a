/** How a field looks in JSON, as the API really takes and answers it. */
import type { FieldOverview } from '@directus/types';

export type Json = Record<string, any>;

/** Decimals and big integers are text, so that nothing rounds them. What is not named here can be any JSON. */
const TYPES: Record<string, Json> = {
	uuid: { type: 'string', format: 'uuid' },
	string: { type: 'string' },
	text: { type: 'string' },
	hash: { type: 'string' },
	decimal: { type: 'string', format: 'decimal' },
	bigInteger: { type: 'string' },
	integer: { type: 'integer' },
	float: { type: 'number' },
	boolean: { type: 'boolean' },
	timestamp: { type: 'string', format: 'date-time' },
	// Without a zone, so it is no `date-time` of JSON Schema.
	dateTime: { type: 'string' },
	date: { type: 'string', format: 'date' },
	time: { type: 'string' },
	csv: { type: 'array', items: { type: 'string' } },
};

export function shapeOf({ type }: Pick<FieldOverview, 'type'>, choices?: readonly (string | number)[]): Json {
	const value = TYPES[type] ?? {};
	if (!choices) return value;
	if (type === 'csv') return { ...value, items: { ...value.items, enum: choices } };
	return ['string', 'integer'].includes(value.type) ? { ...value, enum: choices } : value;
}

/** In OpenAPI 3.0 the list of an enum must have null as well. */
export const orNull = (value: Json): Json => ({ ...value, nullable: true, ...(value.enum ? { enum: [...value.enum, null] } : {}) });

export const refTo = (schema: string): Json => ({ $ref: `#/components/schemas/${schema}` });
