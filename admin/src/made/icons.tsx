/** The icons of own tables. Studio has thousands; those that such tables usually get are here, the others look like a table. */

import { type ComponentType, Suspense } from 'react';
import { lazy } from '../app/lazy';

const TableIcon = lazy(() => import('./TableIcon'));

const made = new Map<string, ComponentType>();

/** The same component for the same name, so that react-admin sees no change. */
export function iconOf(name: string | null): ComponentType {
	const known = name ?? '';
	if (!made.has(known))
		made.set(known, () => (
			<Suspense fallback={<span style={{ width: 19 }} />}>
				<TableIcon name={known} />
			</Suspense>
		));
	return made.get(known)!;
}
