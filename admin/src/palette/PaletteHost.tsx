/** Around every page: the palette, the list of shortcuts, and the keys that work everywhere. Both dialogs come when they are asked for. */
import { type ReactNode, Suspense, useCallback, useMemo, useState } from 'react';
import { useResourceDefinitions } from 'react-admin';
import { matchPath, useLocation, useNavigate } from 'react-router-dom';
import { lazy } from '../app/lazy';
import { useRights } from '../auth/use-rights';
import { useSearchShortcut } from '../layout/use-search-shortcut';
import { GO } from '../shortcuts/shortcuts';
import { useKeys, useShortcut } from '../shortcuts/use-shortcut';
import { PaletteContext } from './palette-context';
import { useNoteVisits } from './recent';

const Palette = lazy(() => import('./Palette'));
const ShortcutHelp = lazy(() => import('../shortcuts/ShortcutHelp'));

export function PaletteHost({ children }: { children: ReactNode }) {
	const [shown, setShown] = useState<'palette' | 'help'>();
	const open = useCallback(() => setShown('palette'), []);
	const openHelp = useCallback(() => setShown('help'), []);
	const close = () => setShown(undefined);
	useShortcut('palette', open);
	useShortcut('help', openHelp);
	useSearchShortcut();
	useCreateShortcut();
	useNoteVisits();
	const value = useMemo(() => ({ open, openHelp }), [open, openHelp]);
	return (
		<PaletteContext.Provider value={value}>
			{children}
			{Object.entries(GO).map(([resource, letter]) => (
				<GoKey key={resource} resource={resource} letter={letter} />
			))}
			<Suspense fallback={null}>
				{shown === 'palette' && <Palette onClose={close} />}
				{shown === 'help' && <ShortcutHelp onClose={close} />}
			</Suspense>
		</PaletteContext.Provider>
	);
}

/** On a list, and on the page of one record: a new one of its kind. */
function useCreateShortcut(): void {
	const navigate = useNavigate();
	const { pathname } = useLocation();
	const { may } = useRights();
	const definitions = useResourceDefinitions();
	const resource = pathname.split('/')[1] ?? '';
	const isForm = matchPath('/:resource/create', pathname) !== null;
	const isEnabled = !isForm && !!definitions[resource]?.hasCreate && may('create', resource);
	useShortcut('create', () => navigate(`/${resource}/create`), { isEnabled });
}

function GoKey({ resource, letter }: { resource: string; letter: string }) {
	const navigate = useNavigate();
	const { may } = useRights();
	const definitions = useResourceDefinitions();
	const isEnabled = !!definitions[resource]?.hasList && may('read', resource);
	useKeys(resource, { keys: `g ${letter}`, group: 'go' }, () => navigate(`/${resource}`), { isEnabled });
	return null;
}
