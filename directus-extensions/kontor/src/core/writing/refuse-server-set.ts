/** Refuses plain writes of columns that are server-set, or that a verb sets, which the error names. */
import type { Row } from '../context.js';
import { kontorError } from '../errors/errors.js';
import { about } from '../modules.js';
import type { States } from '../rules/states.js';

/** For every caller, administrators too. Empty values are ignored, because Studio sends all fields of its form. */
export function refuseServerSet(collection: string, payload: Row): void {
	const { serverSet = [], mayBeginWith = {}, states } = about(collection);
	const isGiven = (name: string) => payload[name] !== undefined && payload[name] !== null;
	const field = serverSet.find(isGiven) ?? Object.keys(mayBeginWith).find((name) => isOther(payload[name], mayBeginWith[name]!));
	if (field) throw kontorError('FIELD_IS_GIVEN', { collection, field });
	if (states && payload.status !== undefined && payload.status !== states.initial) throw statusByVerb(states, payload.status);
}

const isOther = (value: unknown, allowed: readonly string[]): boolean => value !== undefined && !allowed.includes(value as string);

/** A status can't be changed by a plain write, not even back to the initial one. */
export function refuseStatus(collection: string, payload: Row): void {
	const { states } = about(collection);
	if (states && payload.status !== undefined) throw statusByVerb(states, payload.status);
}

function statusByVerb({ collection, address, transitions }: States, status: unknown): Error {
	const roads = transitions
		.filter(({ from, to, verb }) => to === status && !from.includes(to) && verb !== null)
		.map(({ by, verb = by }) => `POST ${address}/:id/${verb}`);
	return kontorError('STATUS_BY_VERB', {
		collection,
		field: 'status',
		verbs: [...new Set(roads)].join(', ') || `POST ${address}/:id/…`,
	});
}
