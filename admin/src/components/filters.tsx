/** Inputs above a list. */

import Search from '@mui/icons-material/Search';
import { Box, InputAdornment, Skeleton, TextField } from '@mui/material';
import { Suspense, useEffect, useRef } from 'react';
import { SelectInput, useInput, useResourceContext, useTranslate } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { lazy } from '../app/lazy';
import { SEARCH_INPUT } from '../layout/use-search-shortcut';
import { choiceKey, choicesOf } from './choices';

interface FilterProps {
	source: string;
	alwaysOn?: boolean;
	label?: string;
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

export function ChoiceFilter({ source, label }: FilterProps) {
	const resource = useResourceContext()!;
	return (
		<SelectInput
			source={source}
			label={label}
			choices={choicesOf(resource, source).map((id) => ({ id, name: choiceKey(resource, source, id) }))}
			helperText={false}
		/>
	);
}

const ReferencePicker = lazy(() => import('./inputs').then(({ ReferencePicker: component }) => ({ default: component })));

/** Comes with its own code, after the list: searching among records needs more than the list itself. */
export const ReferenceFilter = ({ source, reference, sortBy }: FilterProps & { reference: string; sortBy: string }) => (
	<Suspense fallback={<Skeleton variant="rounded" width={200} height={37} />}>
		<Box sx={{ width: { xs: '100%', sm: 210 } }}>
			<ReferencePicker source={source} reference={reference} sort={{ field: sortBy, order: 'ASC' }} helperText={false} />
		</Box>
	</Suspense>
);
