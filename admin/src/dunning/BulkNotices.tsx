import { type DunningNotice, movesFrom, NOTICE_STATES } from '@kontor/directus-extension/contracts';
import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useListContext, useNotify, useTranslate } from 'react-admin';
import { FormDialog } from '../components/FormDialog';
import { useSelectedRows } from '../components/list/selected-rows';
import type { KontorDataProvider } from '../data-provider';
import { useReload } from '../data-provider/use-reload';

const STEPS = [
	{ by: 'confirm', verb: 'confirmNotice', label: 'dunning.confirm', said: 'dunning.confirmed', asks: 'confirm' },
	{ by: 'mark-sent', verb: 'markNoticeSent', label: 'dunning.mark_sent', said: 'dunning.sent', asks: undefined },
	{ by: 'dismiss', verb: 'dismissNotice', label: 'dunning.dismiss', said: 'dunning.dismissed', asks: 'dismiss' },
] as const;
type Step = (typeof STEPS)[number];

/** Each notice is a letter of its own: one after the other, and those that could not be are named. */
export function BulkNotices() {
	const translate = useTranslate();
	const notify = useNotify();
	const reload = useReload();
	const provider = useDataProvider<KontorDataProvider>();
	const { onUnselectItems } = useListContext();
	const [busy, setBusy] = useState<string>();
	const [asked, setAsked] = useState<{ step: Step; ids: string[] }>();
	const rows = useSelectedRows<DunningNotice>();

	async function take({ by, verb, said }: Step, ids: string[]) {
		setBusy(by);
		let done = 0;
		let reason = '';
		for (const id of ids)
			await provider[verb]({ id }).then(
				() => {
					done += 1;
				},
				(error: Error) => {
					reason = error.message;
				},
			);
		setBusy(undefined);
		if (reason) notify('dunning.some_failed', { type: 'error', messageArgs: { done, failed: ids.length - done, reason } });
		else notify(said, { type: 'success', messageArgs: { smart_count: done } });
		onUnselectItems();
		reload();
	}

	const buttons = STEPS.map((step) => {
		const ids = rows.filter(({ status }) => movesFrom(NOTICE_STATES, status).includes(step.by)).map(({ id }) => id);
		if (ids.length === 0) return null;
		return (
			<Button
				key={step.by}
				loading={busy === step.by}
				color={step.by === 'dismiss' ? 'error' : 'primary'}
				onClick={() => (step.asks ? setAsked({ step, ids }) : take(step, ids))}
			>
				{translate(step.label)}
				{ids.length < rows.length && ` (${ids.length})`}
			</Button>
		);
	});
	return (
		<>
			{buttons}
			{asked?.step.asks && (
				<FormDialog
					title={translate(`dunning.${asked.step.asks}_some`, { smart_count: asked.ids.length })}
					label={translate(asked.step.label)}
					tone={asked.step.by === 'dismiss' ? 'error' : 'primary'}
					resource="dunning_notices"
					onSubmit={() => take(asked.step, asked.ids)}
					onClose={() => setAsked(undefined)}
				>
					<Typography color="text.secondary">{translate(`dunning.${asked.step.asks}_text`)}</Typography>
				</FormDialog>
			)}
		</>
	);
}
