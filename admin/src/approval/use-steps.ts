import { useCallback, useState } from 'react';
import { type Identifier, useDataProvider, useNotify } from 'react-admin';
import type { KontorDataProvider } from '../data-provider';
import { useReload } from '../data-provider/use-reload';
import { useVerb } from '../data-provider/use-verb';
import type { VerbName } from '../data-provider/verbs';
import type { Approvable, Step } from './steps';

export const SAID: Record<Step, string> = {
	submit: 'approval.submitted',
	withdraw: 'approval.withdrawn',
	approve: 'approval.approved',
	reject: 'approval.rejected',
	reimburse: 'approval.reimbursed',
	reopen: 'approval.reopened',
};

const OF_ENTRIES = {
	submit: 'submitEntries',
	withdraw: 'withdrawEntries',
	approve: 'approveEntries',
	reject: 'rejectEntries',
	reopen: 'reopenEntries',
} as const satisfies Partial<Record<Step, VerbName>>;
const OF_EXPENSE = {
	submit: 'submitExpense',
	withdraw: 'withdrawExpense',
	approve: 'approveExpense',
	reject: 'rejectExpense',
	reimburse: 'reimburseExpense',
	reopen: 'reopenExpense',
} as const satisfies Record<Step, VerbName>;

/** Hours go together, all or none; expenses one after the other, each with its receipt looked at. */
export function useStep(collection: Approvable) {
	const provider = useDataProvider<KontorDataProvider>();
	const entries = {
		submit: useVerb(OF_ENTRIES.submit),
		withdraw: useVerb(OF_ENTRIES.withdraw),
		approve: useVerb(OF_ENTRIES.approve),
		reopen: useVerb(OF_ENTRIES.reopen),
		reject: useVerb(OF_ENTRIES.reject),
	};
	return async (step: Step, ids: Identifier[], more: Record<string, unknown> = {}) => {
		if (collection === 'time_entries') return void (await entries[step as keyof typeof entries]({ ids, ...more } as never));
		for (const id of ids) await provider[OF_EXPENSE[step]]({ id, ...more } as never);
	};
}

/** On a button: said, refreshed, or refused with a sentence. */
export function useStepAction(collection: Approvable, onDone?: () => void) {
	const take = useStep(collection);
	const notify = useNotify();
	const reload = useReload();
	const [busy, setBusy] = useState<Step>();
	const press = useCallback(
		async (step: Step, ids: Identifier[]) => {
			setBusy(step);
			try {
				await take(step, ids);
				notify(SAID[step], { type: 'success', messageArgs: { smart_count: ids.length } });
				onDone?.();
			} catch (error) {
				notify((error as Error).message, { type: 'error', autoHideDuration: 8000 });
			} finally {
				setBusy(undefined);
				reload();
			}
		},
		[take, notify, reload, onDone],
	);
	return { press, busy };
}
