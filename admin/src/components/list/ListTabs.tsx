/** The usual parts of a list, each with how many rows it has and what they add up to. */
import { Box, Tab, Tabs } from '@mui/material';
import { useListContext, useResourceContext, useTranslate } from 'react-admin';
import { useFormats } from '../../i18n/format';
import { type ListTab, tabIn, withTab } from './tabs';
import type { Group, Totals } from './totals';

export function ListTabs({ tabs, totals }: { tabs: readonly ListTab[]; totals: Totals }) {
	const resource = useResourceContext()!;
	const translate = useTranslate();
	const { filterValues, setFilters } = useListContext();
	const active = tabIn(filterValues, tabs);
	return (
		<Tabs
			value={active?.name ?? false}
			onChange={(_, tab: string) => setFilters(withTab(filterValues, tabs.find(({ name }) => name === tab)!, tabs))}
			variant="scrollable"
			scrollButtons="auto"
			aria-label={translate('list.tabs')}
			sx={{ minHeight: 44, minWidth: 0, '& .MuiTab-root': { minHeight: 44, py: 0.5, alignItems: 'flex-start', textAlign: 'left' } }}
		>
			{tabs.map((tab) => (
				<Tab
					key={tab.name}
					value={tab.name}
					label={<Label name={translate(`resources.${resource}.tabs.${tab.name}`)} group={totals.tabs[tab.name]} sum={tab.sum} />}
				/>
			))}
		</Tabs>
	);
}

function Label({ name, group, sum }: { name: string; group: Group | undefined; sum: string | undefined }) {
	const { number, money } = useFormats();
	const translate = useTranslate();
	const sums = group && !group.isCapped && sum ? group.sums.filter((one) => Number(one[sum] ?? 0) !== 0) : [];
	return (
		<>
			<span>
				{name}{' '}
				<Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
					{group && (group.isCapped ? translate('list.more_than', { count: number(group.count) }) : number(group.count))}
				</Box>
			</span>
			{sum && (
				<Box component="span" sx={{ display: 'block', minHeight: '1.3em', color: 'text.secondary', fontWeight: 400, fontSize: '0.75rem' }}>
					{sums.map((one) => money(one[sum], one.currency ?? 'EUR')).join(' · ')}
				</Box>
			)}
		</>
	);
}
