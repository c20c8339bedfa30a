import type { Step } from '@kontor/directus-extension/contracts';
import { useCallback, useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import type { KontorDataProvider } from '../data-provider';
import { useReload } from '../data-provider/use-reload';
import { useVerb } from '../data-provider/use-verb';
import type { Actions } from '../data-provider/verbs';
import type { Approved } from './steps';

export const SAID: Record<Step, string> = {
	submit: 'approval.submitted',
	withdraw: 'approval.withdrawn',
	approve: 'approval.approved',
	reject: 'approval.rejected',
	reimburse: 'approval.reimbursed',
	reopen: 'approval.reopened',
};

interface More {
	reason?: string;
	reimbursed_at?: string;
}

const OF_EXPENSE: Record<Step, (verbs: Actions, id: string, more: More) => Promise<unknown>> = {
	submit: (verbs, id) => verbs.submitExpense({ id }),
	withdraw: (verbs, id) => verbs.withdrawExpense({ id }),
	approve: (verbs, id) => verbs.approveExpense({ id }),
	reject: (verbs, id, { reason = '' }) => verbs.rejectExpense({ id, reason }),
	reimburse: (verbs, id, { reimbursed_at }) => verbs.reimburseExpense({ id, reimbursed_at }),
	reopen: (verbs, id) => verbs.reopenExpense({ id }),
};

/** Hours go together, all or none; expenses one after the other, each with its receipt looked at. */
export function useStep(collection: Approved) {
	const provider = useDataProvider<KontorDataProvider>();
	const reject = useVerb('rejectEntries');
	const entries = {
		submit: useVerb('submitEntries'),
		withdraw: useVerb('withdrawEntries'),
		approve: useVerb('approveEntries'),
		reopen: useVerb('reopenEntries'),
	};
	return async (step: Step, ids: string[], more: More = {}): Promise<void> => {
		if (collection === 'expenses') for (const id of ids) await OF_EXPENSE[step](provider, id, more);
		else if (step === 'reject') await reject({ ids, reason: more.reason ?? '' });
		else if (step !== 'reimburse') await entries[step]({ ids });
	};
}

/** For a button: shows that it was done and refreshes, or shows the error. */
export function useStepAction(collection: Approved, onDone?: () => void) {
	const take = useStep(collection);
	const notify = useNotify();
	const reload = useReload();
	const [busy, setBusy] = useState<Step>();
	const press = useCallback(
		async (step: Step, ids: string[]) => {
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
