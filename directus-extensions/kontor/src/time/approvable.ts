/** Time entries, as approval sees them. */
import type { Approvable } from '../approval/rules/obstacles.js';
import { ENTRY_STATES } from './states.js';

export const TIME_ENTRIES: Approvable = {
	collection: 'time_entries',
	states: ENTRY_STATES,
	writeRight: 'time.write',
	decideRight: 'time.approve',
};
