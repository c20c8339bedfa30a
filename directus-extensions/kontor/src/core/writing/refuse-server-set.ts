/** What plain writes can not set: the server does, or it follows from a verb that the error names. */
import type { Row } from '../context.js';
import { kontorError } from '../errors/errors.js';
import { about } from '../modules.js';
import type { States } from '../rules/states.js';

/** For every caller, administrators too. An empty value is not one (Studio sends what a form holds). */
export function refuseServerSet(collection: string, payload: Row): void {
	const { serverSet = [], mayBeginWith = {}, states } = about(collection);
	const isGiven = (name: string) => payload[name] !== undefined && payload[name] !== null;
	const field = serverSet.find(isGiven) ?? Object.keys(mayBeginWith).find((name) => isOther(payload[name], mayBeginWith[name]!));
	if (field) throw kontorError('FIELD_IS_GIVEN', { collection, field });
	if (states && payload.status !== undefined && payload.status !== states.initial) throw statusByVerb(states, payload.status);
}

const isOther = (value: unknown, allowed: readonly string[]): boolean => value !== undefined && !allowed.includes(value as string);

/** A status that is written goes nowhere, not even back to the beginning. */
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
