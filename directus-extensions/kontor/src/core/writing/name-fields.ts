/**
 * Says which field an error is about. Directus always takes the first column where a value does not fit, and does not say in which of
 * several nested rows it was. What was written is noted where it failed, and looked at when the transaction is over.
 */
import getDatabase from '@directus/api/database/index';
import { type DirectusError, isDirectusError, ValueOutOfRangeError, ValueTooLongError } from '@directus/errors';
import type { Row } from '../context.js';
import { kontorError } from '../errors/errors.js';
import { OF_DIRECTUS } from '../errors/reasons.js';
import { columnsThatDoNotTake } from '../errors/wrong-columns.js';
import { placeOf } from '../rules/place.js';
import type { Options, Target } from './items-service.js';

type Known = DirectusError<unknown>;
interface Place {
	collection: string;
	row: Row;
	/** The fields that lead to it. */
	nested: readonly string[];
	/** The row of the request that it is in. */
	root: Row;
	/** If it may have been another one of these. */
	others: readonly Row[];
}
const places = new WeakMap<object, Place>();

type CreateOne = (this: Target, row: Row, options?: Options) => Promise<unknown>;
type UpdateMany = (this: Target, keys: unknown[], change: Row, options?: Options) => Promise<unknown>;
interface Services {
	ItemsService: { prototype: { createOne: CreateOne; updateMany: UpdateMany; [isMended]?: true } };
}
const isMended = Symbol('kontor');

export function nameFields({ ItemsService: { prototype } }: Services): void {
	if (prototype[isMended]) return;
	prototype[isMended] = true;
	const { createOne, updateMany } = prototype;
	prototype.createOne = async function (row, options) {
		return createOne.call(this, row, options).catch((error) => throwAt(error, this, row));
	};
	prototype.updateMany = async function (keys, change, options) {
		return updateMany.call(this, keys, change, options).catch((error) => throwAt(error, this, change));
	};
}

/** The innermost row comes first, the one of the request last. */
export function throwAt(error: unknown, { collection, nested }: Target, row: Row, others: readonly Row[] = []): never {
	for (const one of [error].flat()) {
		if (typeof one !== 'object' || one === null) continue;
		const place = places.get(one);
		if (place) place.root = row;
		else places.set(one, { collection, row, nested, root: row, others });
	}
	throw error;
}

/** `thrown` is what was noted, `error` what it was translated to. */
export async function withFieldsNamed(thrown: unknown, error: unknown): Promise<unknown> {
	if (!isDirectusError(error)) return error;
	const place = typeof thrown === 'object' && thrown !== null ? places.get(thrown) : undefined;
	const isForbidden = error.code === 'FORBIDDEN';
	const named = place && VALUES.includes(error.code) ? await withWrongColumn(error, place) : withFieldOfReason(error);
	if (!place || typeof named.extensions !== 'object' || named.extensions === null) return named;
	const { collection, row, nested, root } = place;
	const { field } = named.extensions as { field?: unknown };
	const where = placeOf(row, nested, root);
	// That something is forbidden is said in one way, whatever it is.
	const more = isForbidden ? {} : { collection, messages: OF_DIRECTUS[named.code] };
	const at = where === undefined || typeof field !== 'string' ? where : `${where}.${field}`;
	const said = Object.entries({ ...more, ...named.extensions, at }).filter(([, value]) => value !== undefined);
	Object.assign(named.extensions, Object.fromEntries(said));
	return named;
}

const VALUES: readonly string[] = ['VALUE_TOO_LONG', 'VALUE_OUT_OF_RANGE', 'INVALID_VALUE'];

/** Each row is one question to the database. */
const MOST_ROWS = 200;

async function withWrongColumn(error: Known, place: Place): Promise<Known> {
	const { collection } = place;
	for (const row of [place.row, ...place.others].slice(0, MOST_ROWS)) {
		// What no text of the database can hold (a null character) can't be asked about either.
		const [field] = await columnsThatDoNotTake(row, collection, getDatabase()).catch((): string[] => []);
		if (field === undefined) continue;
		place.row = row;
		if (error.code === 'VALUE_TOO_LONG') return new ValueTooLongError({ collection, field, value: null });
		if (error.code === 'VALUE_OUT_OF_RANGE') return new ValueOutOfRangeError({ collection, field, value: null });
		const named = kontorError('INVALID_VALUE', { collection, field });
		return isDirectusError(named) ? named : error;
	}
	return error;
}

const REASONS = [/access fields? "(?<field>[^"]+)".* in collection "(?<collection>[^"]+)"/, /format in field "(?<field>[^"]+)"/];

/** Directus names it in the sentence only. */
function withFieldOfReason(error: Known): Known {
	const { reason } = (error.extensions ?? {}) as { reason?: unknown };
	for (const pattern of typeof reason === 'string' ? REASONS : [])
		Object.assign(error.extensions as object, pattern.exec(reason as string)?.groups);
	return error;
}
