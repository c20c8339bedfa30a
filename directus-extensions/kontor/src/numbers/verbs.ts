/** The verbs of number sequences. Served below /billing. */
import { showRow } from '../core/load.js';
import { type Verb, verb } from '../core/verbs/verb.js';
import { confirmClock } from './confirm-clock.js';
import { confirmClockInput } from './contracts.js';

export const confirmSequenceClock = verb({
	method: 'post',
	path: '/number-sequences/:id/confirm-clock',
	summary: { de: 'Bestätigen, dass die Uhr vorging', en: 'Confirm that the clock ran ahead' },
	right: 'company.manage',
	shows: 'number_sequences',
	input: confirmClockInput,
	run: async ({ id, reason }, context) => {
		await confirmClock(id, reason, context);
		return showRow(context, 'number_sequences', id);
	},
});

export const numberVerbs: readonly Verb[] = [confirmSequenceClock];
