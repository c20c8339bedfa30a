/** Asked before a row moves to its next state. */
import { kontorError } from '../errors/errors.js';
import { goalOf, type States, stateAfter } from '../rules/states.js';

/** Returns the next state; refuses a move that is not possible from here. */
export function stateBy<By extends string, State extends string>(states: States<By, State>, by: By, from: string): State {
	const to = stateAfter(states, by, from);
	if (to === undefined) throw kontorError('TRANSITION_NOT_ALLOWED', { from, to: goalOf(states, by), collection: states.collection });
	return to;
}
