/** Where in a request a nested row stands: `lines.1`, `lines.create.0`, `customer_id`. */
import { canonicalJson } from './canonical.js';

type Row = Record<string, unknown>;
const isObject = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `fields` leads from the row of the request to the nested one. Undefined: it is not found there. */
export const placeOf = (row: Row, fields: readonly string[], root: Row): string | undefined => find(row, fields, root)?.place;

interface Found {
	place: string;
	/** How much it has in common with the row: of several that are part of it, the nearest is meant. */
	common: number;
}

function find(row: Row, [field, ...rest]: readonly string[], root: Row): Found | undefined {
	if (field === undefined) return undefined;
	let best: Found | undefined;
	for (const [place, one] of rowsIn(root[field], field)) {
		const below = rest.length > 0 ? find(row, rest, one) : undefined;
		const found = rest.length > 0 ? below && { ...below, place: `${place}.${below.place}` } : { place, common: commonTo(one, row) };
		if (found && found.common > (best?.common ?? 0)) best = found;
	}
	return best;
}

function rowsIn(value: unknown, field: string): [place: string, row: Row][] {
	if (Array.isArray(value)) return value.flatMap((one, at): [string, Row][] => (isObject(one) ? [[`${field}.${at}`, one]] : []));
	if (!isObject(value)) return [];
	const lists = ['create', 'update'].filter((name) => Array.isArray(value[name]));
	return lists.length > 0 ? lists.flatMap((name) => rowsIn(value[name], `${field}.${name}`)) : [[field, value]];
}

/** Directus adds the key of the whole to its parts, and takes their own away. */
function commonTo(given: Row, row: Row): number {
	const fields = Object.keys(given).filter((name) => Object.hasOwn(row, name));
	return fields.every((name) => canonicalJson(row[name]) === canonicalJson(given[name])) ? fields.length : 0;
}
