/** The same for the selected rows of a list: each button says how many of them it is for. */

import { Button } from '@mui/material';
import { Suspense, useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { lazy } from '../app/lazy';
import { useRights } from '../auth/use-rights';
import { useSelectedRows } from '../components/list/selected-rows';
import { ASKS } from './StepActions';
import type { Approved } from './steps';
import { type Entry, type Possible, possibleSteps } from './steps';
import { useStepAction } from './use-steps';

const StepDialog = lazy(() => import('./StepDialog'));

export function BulkSteps({ collection }: { collection: Approved }) {
	const translate = useTranslate();
	const rights = useRights();
	const { onUnselectItems } = useListContext();
	const { press, busy } = useStepAction(collection, onUnselectItems);
	const [asked, setAsked] = useState<Possible>();
	const rows = useSelectedRows<Entry>();
	const steps = possibleSteps(collection, rows, rights);
	return (
		<>
			{steps.map(({ step, ids }) => (
				<Button
					key={step}
					loading={busy === step}
					color={step === 'reject' ? 'error' : 'primary'}
					onClick={() => (ASKS.includes(step) ? setAsked({ step, ids }) : press(step, ids))}
				>
					{translate(`approval.${step}`)}
					{ids.length < rows.length && ` (${ids.length})`}
				</Button>
			))}
			{asked && (
				<Suspense fallback={null}>
					<StepDialog
						collection={collection}
						step={asked.step}
						ids={asked.ids}
						onDone={onUnselectItems}
						onClose={() => setAsked(undefined)}
					/>
				</Suspense>
			)}
		</>
	);
}
