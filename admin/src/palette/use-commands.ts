/** What the palette offers by itself: pages, new records, and what can be done from everywhere. Only what the reader may do. */
import AddIcon from '@mui/icons-material/Add';
import KeyboardOutlined from '@mui/icons-material/KeyboardOutlined';
import PlayArrow from '@mui/icons-material/PlayArrow';
import Stop from '@mui/icons-material/Stop';
import { useGetResourceLabel, useResourceDefinitions, useTranslate } from 'react-admin';
import { MENU_GROUPS } from '../app/resources';
import { useRights } from '../auth/use-rights';
import { useMade } from '../made/use-made';
import { GO, SHORTCUTS } from '../shortcuts/shortcuts';
import { useTimer } from '../timer/timer-context';
import type { Item } from './item';
import { usePalette } from './palette-context';

export function useCommands(): Item[] {
	const translate = useTranslate();
	const label = useGetResourceLabel();
	const definitions = useResourceDefinitions();
	const { may } = useRights();
	const { menu } = useMade();
	const { isOffered, entry, start, stop } = useTimer();
	const { openHelp } = usePalette();
	const own = menu.map(({ name }) => name);
	const resources = [...MENU_GROUPS.flatMap((group) => group.resources), ...own].filter((name) => may('read', name));

	const actions: Item[] = [];
	if (isOffered)
		actions.push({
			id: 'timer',
			group: 'palette.actions',
			icon: entry ? Stop : PlayArrow,
			title: translate(entry ? 'palette.stop_timer' : 'timer.start'),
			facts: [],
			run: () => (entry ? stop() : start({})),
		});
	for (const name of resources)
		if (definitions[name]?.hasCreate && may('create', name))
			actions.push({
				id: `create ${name}`,
				group: 'palette.actions',
				icon: AddIcon,
				title: translate(`resources.${name}.create`, { _: `${label(name, 1)}: ${translate('ra.action.create')}` }),
				facts: [],
				to: `/${name}/create`,
			});
	const pages: Item[] = resources.map((name) => ({
		id: `page ${name}`,
		group: 'palette.pages',
		icon: definitions[name]?.icon,
		title: label(name, 2),
		facts: [],
		to: `/${name}`,
		keys: GO[name] && `g ${GO[name]}`,
	}));
	const help: Item = {
		id: 'help',
		group: 'palette.actions',
		icon: KeyboardOutlined,
		title: translate('shortcuts.help'),
		facts: [],
		run: openHelp,
		keys: SHORTCUTS.help.keys,
	};
	return [...actions, ...pages, help];
}
