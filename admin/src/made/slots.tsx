/** Where own fields stand in the pages that all resources share. What is drawn there comes with its own code, and only where something was made. */

import { Suspense } from 'react';
import { useResourceContext } from 'react-admin';
import { lazy } from '../app/lazy';
import { useMade } from './use-made';

const MadeInputs = lazy(() => import('./MadeInputs'));
const MadeDetails = lazy(() => import('./MadeDetails'));
const MadeRelations = lazy(() => import('./MadeRelations'));

export function InputsSlot() {
	const resource = useResourceContext()!;
	const { fieldsOf, isOwn } = useMade();
	if (fieldsOf(resource).length === 0) return null;
	return (
		<Suspense fallback={null}>
			<MadeInputs {...(isOwn(resource) ? { title: 'made.details' } : {})} />
		</Suspense>
	);
}

export function DetailsSlot() {
	const resource = useResourceContext()!;
	const { fieldsOf, isOwn } = useMade();
	if (fieldsOf(resource).length === 0) return null;
	return (
		<Suspense fallback={null}>
			<MadeDetails {...(isOwn(resource) ? { title: 'made.details' } : {})} />
		</Suspense>
	);
}

export function RelationsSlot() {
	const resource = useResourceContext()!;
	const { pointingAt } = useMade();
	if (pointingAt(resource).length === 0) return null;
	return (
		<Suspense fallback={null}>
			<MadeRelations />
		</Suspense>
	);
}
