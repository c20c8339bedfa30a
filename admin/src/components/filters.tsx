/** Inputs above a list. */
import Check from '@mui/icons-material/Check';
import Search from '@mui/icons-material/Search';
import { Box, InputAdornment, MenuItem, MenuList, Skeleton, TextField } from '@mui/material';
import { type KeyboardEvent, Suspense, useEffect, useRef } from 'react';
import { useInput, useResourceContext, useTranslate } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { lazy } from '../app/lazy';
import { SEARCH_INPUT } from '../layout/use-search-shortcut';
import { choiceKey, choicesOf } from './choices';
import { CLOSES, isSet } from './list/filter-values';
import { ROW_LINK } from './list/row-link';

interface FilterProps {
	source: string;
	alwaysOn?: boolean;
	label?: string;
}

/** From the search down into what was found. */
function toFirstRow(event: KeyboardEvent) {
	const first = event.key === 'ArrowDown' && document.querySelector<HTMLElement>(`main .${ROW_LINK}`);
	if (!first) return;
	event.preventDefault();
	first.focus();
}

export function SearchFilter({ source }: FilterProps) {
	const translate = useTranslate();
	const { field } = useInput({ source, type: 'search' });
	const input = useRef<HTMLInputElement>(null);
	const { state } = useLocation();
	useEffect(() => {
		if (state?.focusSearch) input.current?.focus();
	}, [state]);
	return (
		<TextField
			{...field}
			value={field.value ?? ''}
			id={SEARCH_INPUT}
			type="search"
			inputRef={input}
			placeholder={translate('list.search')}
			title={translate('list.shortcut')}
			onKeyDown={toFirstRow}
			sx={{ width: { xs: '100%', sm: 240 } }}
			slotProps={{
				htmlInput: { 'aria-label': translate('list.search'), autoComplete: 'off' },
				input: {
					startAdornment: (
						<InputAdornment position="start">
							<Search sx={{ fontSize: 19 }} />
						</InputAdornment>
					),
				},
			}}
		/>
	);
}

/** Any number of the choices of a field. */
export function ChoiceFilter({ source }: FilterProps) {
	const resource = useResourceContext()!;
	const translate = useTranslate();
	const { field } = useInput({ source });
	const chosen: unknown[] = isSet(field.value) ? [field.value].flat() : [];

	function toggle(choice: string) {
		const left = chosen.includes(choice) ? chosen.filter((one) => one !== choice) : [...chosen, choice];
		field.onChange(left.length > 1 ? left : (left[0] ?? ''));
	}

	return (
		<MenuList dense autoFocusItem sx={{ m: -1 }}>
			{choicesOf(resource, source).map((choice) => (
				<MenuItem
					key={choice}
					role="menuitemcheckbox"
					aria-checked={chosen.includes(choice)}
					onClick={() => toggle(choice)}
					sx={{ gap: 1 }}
				>
					<Check sx={{ fontSize: 17, visibility: chosen.includes(choice) ? 'visible' : 'hidden' }} />
					{translate(choiceKey(resource, source, choice), { _: choice })}
				</MenuItem>
			))}
		</MenuList>
	);
}

export function YesNoFilter({ source }: FilterProps) {
	const translate = useTranslate();
	const { field } = useInput({ source });
	return (
		<MenuList dense autoFocusItem sx={{ m: -1 }}>
			{[true, false].map((value) => (
				<MenuItem key={String(value)} selected={field.value === value} onClick={() => field.onChange(value)} {...{ [CLOSES]: '' }}>
					{translate(value ? 'app.yes' : 'app.no')}
				</MenuItem>
			))}
		</MenuList>
	);
}

const ReferencePicker = lazy(() => import('./inputs').then(({ ReferencePicker: component }) => ({ default: component })));

/** Comes with its own code, after the list: searching among records needs more than the list itself. */
export const ReferenceFilter = ({ source, reference, sortBy }: FilterProps & { reference: string; sortBy: string }) => (
	<Suspense fallback={<Skeleton variant="rounded" width={200} height={37} />}>
		<Box sx={{ width: 260, maxWidth: '100%' }}>
			<ReferencePicker source={source} reference={reference} sort={{ field: sortBy, order: 'ASC' }} helperText={false} />
		</Box>
	</Suspense>
);
