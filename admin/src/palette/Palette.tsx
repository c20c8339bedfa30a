/** Ctrl+K: type where to go, what to do, or what to find. */
import { fold } from '@kontor/directus-extension/contracts';
import Search from '@mui/icons-material/Search';
import { Box, Button, Dialog, InputBase, LinearProgress, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from 'react';
import { useGetResourceLabel, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { Item } from './item';
import { isMatch, wordsOf } from './match';
import { Options } from './Options';
import { Trouble } from './Trouble';
import { useCommands } from './use-commands';
import { useRecords } from './use-records';

/** Of pages and actions, while something is typed: the records come right after them. */
const MOST_COMMANDS = 6;

/** What begins with the first word comes first: "invoi" means the invoices rather than a new one. */
function commandsFor(commands: Item[], words: string[]): Item[] {
	const found = commands.filter(({ title }) => isMatch(title, words));
	const begins = ({ title }: Item) => fold(title).startsWith(words[0]!);
	return [...found.filter(begins), ...found.filter((item) => !begins(item))].slice(0, MOST_COMMANDS);
}

export default function Palette({ onClose }: { onClose: () => void }) {
	const translate = useTranslate();
	const label = useGetResourceLabel();
	const navigate = useNavigate();
	const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
	const [typed, setTyped] = useState('');
	const [chosen, setChosen] = useState(0);
	const list = useId();
	const box = useRef<HTMLDivElement>(null);
	const commands = useCommands();
	const records = useRecords(typed);

	const words = wordsOf(typed);
	const matching = words.length === 0 ? commands : commandsFor(commands, words);
	const items = words.length === 0 ? [...records.items, ...matching] : [...matching, ...records.items];
	const at = Math.min(chosen, items.length - 1);

	useEffect(() => {
		box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
	});

	function choose(item: Item, inNewTab: boolean): void {
		if (item.to && inNewTab) {
			window.open(`/console${item.to}`, '_blank', 'noopener');
			return;
		}
		onClose();
		if (item.to) navigate(item.to);
		item.run?.();
	}

	function onKeyDown(event: KeyboardEvent): void {
		if (event.nativeEvent.isComposing) return;
		const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
		if (step !== undefined && items.length > 0) {
			// From the last to the first and round, but not past the end by whole pages.
			const next = Math.abs(step) === 1 ? (at + step + items.length) % items.length : Math.max(0, Math.min(items.length - 1, at + step));
			setChosen(next);
			event.preventDefault();
		} else if (event.key === 'Enter' && items[at]) {
			event.preventDefault();
			choose(items[at], event.ctrlKey || event.metaKey);
		}
	}

	const onPick = (item: Item) => (event: MouseEvent) => {
		event.preventDefault();
		choose(item, event.ctrlKey || event.metaKey || event.button === 1);
	};
	const isNothing = items.length === 0 && records.isCurrent && !records.error;
	return (
		<Dialog
			open
			onClose={onClose}
			fullScreen={isPhone}
			fullWidth
			maxWidth="sm"
			transitionDuration={0}
			slotProps={{
				paper: { 'aria-label': translate('palette.title'), sx: { alignSelf: 'flex-start', mt: { sm: '10vh' }, maxHeight: { sm: '70vh' } } },
			}}
		>
			<Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25, px: 2, borderBottom: 1, borderColor: 'divider' }}>
				<Search sx={{ fontSize: 20, color: 'text.secondary' }} />
				<InputBase
					autoFocus
					fullWidth
					value={typed}
					onChange={(event) => {
						setTyped(event.target.value);
						setChosen(0);
					}}
					onKeyDown={onKeyDown}
					placeholder={translate('palette.placeholder')}
					sx={{ height: 52, fontSize: '1rem' }}
					inputProps={{
						role: 'combobox',
						'aria-label': translate('palette.placeholder'),
						'aria-expanded': items.length > 0,
						'aria-controls': list,
						'aria-autocomplete': 'list',
						'aria-activedescendant': items[at] ? `${list}-${at}` : undefined,
						autoComplete: 'off',
						spellCheck: false,
						maxLength: 200,
						enterKeyHint: 'go',
					}}
				/>
				{isPhone && <Button onClick={onClose}>{translate('ra.action.close')}</Button>}
			</Box>
			<Box sx={{ height: 2 }}>
				{!records.isCurrent && <LinearProgress sx={{ height: 2 }} aria-label={translate('palette.searching')} />}
			</Box>
			<Box ref={box} sx={{ overflowY: 'auto', pb: 1, minHeight: { sm: 220 } }}>
				<Options
					id={list}
					label={translate('palette.results')}
					items={items}
					chosen={at}
					words={words}
					nameOf={(group) => (group.includes('.') ? translate(group) : label(group, 2))}
					onPick={onPick}
				/>
				{records.error && <Trouble error={records.error} onRetry={records.retry} />}
				{isNothing && <Box sx={{ px: 2, py: 3, color: 'text.secondary' }}>{translate('palette.nothing', { typed: typed.trim() })}</Box>}
			</Box>
			<Box role="status" sx={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }}>
				{records.isCurrent && words.length > 0 && translate('palette.count', { smart_count: items.length })}
			</Box>
			{!isPhone && (
				<Box
					sx={{
						display: 'flex',
						gap: 2,
						px: 2,
						py: 0.75,
						borderTop: 1,
						borderColor: 'divider',
						color: 'text.secondary',
						fontSize: '0.75rem',
					}}
				>
					{translate('palette.keys')}
				</Box>
			)}
		</Dialog>
	);
}
