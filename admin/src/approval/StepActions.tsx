/** The way of one record to its approval: the buttons of its page. */

import type { Step } from '@kontor/directus-extension/contracts';
import { Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';
import { lazy } from '../app/lazy';
import { useRights } from '../auth/use-rights';
import { ActionBar } from '../components/ActionBar';
import type { Approved } from './steps';
import { type Entry, possibleSteps, takesBack } from './steps';
import { useStepAction } from './use-steps';

const StepDialog = lazy(() => import('./StepDialog'));
export const ASKS: Step[] = ['reject', 'reimburse'];

export function StepActions({ collection, record }: { collection: Approved; record: Entry }) {
	const translate = useTranslate();
	const rights = useRights();
	const { press, busy } = useStepAction(collection);
	const [asked, setAsked] = useState<Step>();
	const steps = possibleSteps(collection, [record], rights);
	return (
		<>
			<ActionBar
				actions={steps.map(({ step }, index) => ({
					name: step,
					label: translate(`approval.${step}`),
					isNext: index === 0 && !takesBack(step),
					isBusy: busy === step,
					onPress: () => (ASKS.includes(step) ? setAsked(step) : press(step, [record.id])),
				}))}
			/>
			{asked && (
				<Suspense fallback={null}>
					<StepDialog collection={collection} step={asked} ids={[record.id]} onClose={() => setAsked(undefined)} />
				</Suspense>
			)}
		</>
	);
}
