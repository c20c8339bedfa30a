/** The states of a time entry. */
import { APPROVAL_TRANSITIONS } from '../approval/rules/transitions.ts';
import { defineStates } from '../core/rules/states.ts';

export const ENTRY_STATES = defineStates({
	collection: 'time_entries',
	address: '/time/entries',
	initial: 'draft',
	transitions: APPROVAL_TRANSITIONS,
});
