/** Time entries, as approval sees them. */
import type { ApprovableTable } from '../approval/move-entries.js';
import { ENTRY_STATES } from './states.js';

export const TIME_ENTRIES: ApprovableTable = { states: ENTRY_STATES, writeRight: 'time.write' };
