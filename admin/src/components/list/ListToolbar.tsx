/** Above a list: search, filters as chips on one line, and how the table looks. */
import FilterList from '@mui/icons-material/FilterList';
import { Box, Button, Menu, MenuItem } from '@mui/material';
import { type ReactElement, type ReactNode, useState } from 'react';
import { FilterLiveForm, useListContext, useResourceContext, useTranslate, useTranslateLabel } from 'react-admin';
import { useRights } from '../../auth/use-rights';
import { FilterChip } from './FilterChip';
import { isSet, valueAt } from './filter-values';

interface Props {
	filters: ReactElement<any>[];
	/** Fields that the active tab has set: shown by the tab. */
	taken: string[];
	/** Beside the search, and behind the filters: what a phone has there. */
	beside?: ReactNode;
	behind?: ReactNode;
	/** At the end: how the table looks. */
	children?: ReactNode;
}

/** Who may not read a field does not filter by it. */
export function ListToolbar({ filters, taken, beside, behind, children }: Props) {
	const resource = useResourceContext()!;
	const translate = useTranslate();
	const { filterValues, setFilters } = useListContext();
	const { mayField } = useRights();
	const [added, setAdded] = useState<string>();
	const search = filters.find(({ props: { source } }) => source === 'q');
	const allowed = filters.filter(({ props: { source } }) => source !== 'q' && mayField('read', resource, source.split('.')[0]));
	const isOn = ({ props: { source } }: ReactElement<any>) => !taken.includes(source) && isSet(valueAt(filterValues, source));
	const chips = allowed.filter((filter) => isOn(filter) || filter.props.source === added || filter.props.alwaysOn);
	const visible = chips.filter((filter) => !taken.includes(filter.props.source));
	const offered = allowed.filter(({ props: { source, alwaysOn } }) => !alwaysOn && !taken.includes(source));
	const others = Object.keys(filterValues).filter((key) => !taken.includes(key));
	return (
		<Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1.25 }}>
			<Box sx={{ display: 'flex', gap: 1, flex: { xs: '1 1 100%', sm: '0 0 auto' }, '& form': { flex: 1 } }}>
				{search && <FilterLiveForm debounce={300}>{search}</FilterLiveForm>}
				{beside}
			</Box>
			<Box
				sx={{
					display: 'flex',
					flexWrap: { xs: 'nowrap', sm: 'wrap' },
					alignItems: 'center',
					gap: 0.75,
					flex: { xs: 1, sm: '1 1 320px' },
					minWidth: 0,
					overflowX: { xs: 'auto', sm: 'visible' },
				}}
			>
				{visible.map((filter) => (
					<FilterChip key={filter.props.source} filter={filter} isNew={filter.props.source === added} onGone={() => setAdded(undefined)} />
				))}
				{offered.length > 0 && <FilterMenu filters={offered} isOn={isOn} onChoose={setAdded} />}
				{others.length > 0 && (
					<Button size="small" onClick={() => setFilters(Object.fromEntries(taken.map((key) => [key, filterValues[key]])))}>
						{translate('list.clear')}
					</Button>
				)}
				{behind}
			</Box>
			{children && <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, ml: 'auto' }}>{children}</Box>}
		</Box>
	);
}

interface MenuProps {
	filters: ReactElement<any>[];
	isOn: (filter: ReactElement<any>) => boolean;
	onChoose: (source: string) => void;
}

/** The filters that are not always there. */
function FilterMenu({ filters, isOn, onChoose }: MenuProps) {
	const resource = useResourceContext()!;
	const translate = useTranslate();
	const labelOf = useTranslateLabel();
	const [anchor, setAnchor] = useState<HTMLElement | null>(null);
	return (
		<>
			<Button
				size="small"
				startIcon={<FilterList />}
				onClick={(event) => setAnchor(event.currentTarget)}
				aria-haspopup="menu"
				aria-expanded={anchor !== null}
				sx={{ flexShrink: 0 }}
			>
				{translate('list.filter')}
			</Button>
			<Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
				{filters.map((filter) => (
					<MenuItem
						key={filter.props.source}
						role="menuitemcheckbox"
						aria-checked={isOn(filter)}
						disabled={isOn(filter)}
						onClick={() => {
							setAnchor(null);
							onChoose(filter.props.source);
						}}
					>
						{labelOf({ source: filter.props.source, resource, label: filter.props.label })}
					</MenuItem>
				))}
			</Menu>
		</>
	);
}
