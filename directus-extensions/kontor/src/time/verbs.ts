/** The verbs of time. Served below /time. */

import { z } from 'zod';
import { moveEntries } from '../approval/move-entries.js';
import { isDecision } from '../approval/rules/obstacles.js';
import { APPROVAL_STEPS } from '../approval/steps.js';
import { rowOf } from '../core/fields.js';
import { showRow, showRows } from '../core/load.js';
import { type Verb, type VerbContext, verb } from '../core/verbs/verb.js';
import { TIME_ENTRIES } from './approvable.js';
import {
	budgetAnswer,
	budgetInput,
	entriesInput,
	entryInput,
	rejectEntriesInput,
	rejectEntryInput,
	startTimerInput,
	stopTimerInput,
	timerInput,
} from './contracts.js';
import { runningTimerOf } from './running-timer.js';
import { showBudget } from './show-budget.js';
import { startTimer } from './start-timer.js';
import { stopTimer } from './stop-timer.js';

const showEntry = (context: VerbContext, id: string) => showRow(context, 'time_entries', id);

export const timer = verb({
	method: 'get',
	path: '/timer',
	summary: { de: 'Die eigene laufende Uhr', en: 'One’s own running timer' },
	answer: rowOf('time_entries').nullable(),
	input: timerInput,
	run: async (_input, context) => {
		const running = await runningTimerOf(context.accountability.user!, context);
		return running ? showEntry(context, running.id) : null;
	},
});

export const start = verb({
	method: 'post',
	path: '/timer/start',
	summary: { de: 'Uhr starten', en: 'Start the timer' },
	shows: 'time_entries',
	input: startTimerInput,
	run: async (input, context) => showEntry(context, await startTimer(input, context)),
});

export const stop = verb({
	method: 'post',
	path: '/timer/stop',
	summary: { de: 'Uhr stoppen', en: 'Stop the timer' },
	shows: 'time_entries',
	input: stopTimerInput,
	run: async (input, context) => showEntry(context, await stopTimer(input, context)),
});

const stepVerbs = APPROVAL_STEPS.flatMap(({ step, summary, delta }): Verb[] => {
	const move = async (ids: string[], reason: string | undefined, context: VerbContext) =>
		moveEntries({ what: TIME_ENTRIES, step, ids, delta: await delta(context, reason) }, context);
	const same = { method: 'post' as const, ...(isDecision(step) ? { right: TIME_ENTRIES.decideRight } : {}) };
	return [
		verb({
			...same,
			path: `/entries/${step}`,
			summary: summary({ de: 'Mehrere Zeiteinträge', en: 'several time entries' }),
			answer: z.array(rowOf('time_entries')),
			input: step === 'reject' ? rejectEntriesInput : entriesInput,
			run: async ({ ids, reason }: { ids: string[]; reason?: string }, context) => {
				await move(ids, reason, context);
				return showRows(context, 'time_entries', ids);
			},
		}),
		verb({
			...same,
			path: `/entries/:id/${step}`,
			summary: summary({ de: 'Zeiteintrag', en: 'a time entry' }),
			shows: 'time_entries',
			input: step === 'reject' ? rejectEntryInput : entryInput,
			run: async ({ id, reason }: { id: string; reason?: string }, context) => {
				await move([id], reason, context);
				return showEntry(context, id);
			},
		}),
	];
});

export const budget = verb({
	method: 'get',
	path: '/projects/:id/budget',
	summary: { de: 'Wie viel vom Budget eines Projekts verbraucht ist', en: 'How much of a project’s budget is used' },
	input: budgetInput,
	answer: budgetAnswer,
	run: ({ id }, context) => showBudget(id, context),
});

export const timeVerbs: readonly Verb[] = [timer, start, stop, ...stepVerbs, budget];
