import type { Row } from './context.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

/** A relation is given by its key, or as an object that holds nothing but the key: an object that says more would change that row. */
export const bareKeyOf = (value: unknown): unknown =>
	value !== null && typeof value === 'object' && Object.keys(value).join() === 'id' ? (value as Row).id : value;

/** A relation is given by its key, or as an object that holds it (GraphQL knows no other way). */
export function keyOf(value: unknown): string | undefined {
	const key = value !== null && typeof value === 'object' ? (value as Row).id : value;
	return isUuid(key) ? key : undefined;
}
