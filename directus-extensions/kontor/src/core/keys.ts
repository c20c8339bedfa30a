import type { Row } from './context.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

/** The key of a relation: given by itself, or in an object with nothing else, because an object with more fields would change that row. */
export const bareKeyOf = (value: unknown): unknown =>
	value !== null && typeof value === 'object' && Object.keys(value).join() === 'id' ? (value as Row).id : value;

/** The key of a relation: given by itself or within an object (the only way in GraphQL). */
export function keyOf(value: unknown): string | undefined {
	const key = value !== null && typeof value === 'object' ? (value as Row).id : value;
	return isUuid(key) ? key : undefined;
}
