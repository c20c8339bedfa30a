/** What belongs to a record, one kind at a time. All of it is loaded, so that each tab says how many there are. */
import { Box, Tab, Tabs } from '@mui/material';
import { Children, isValidElement, type ReactElement, type ReactNode, useCallback, useState } from 'react';
import { useGetResourceLabel } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { useRights } from '../auth/use-rights';
import { TabContext } from './Detail';

interface TabProps {
	/** Which rows: names the tab, and who may not read them does not see it. */
	reference: string;
	children: ReactNode;
}

export const RecordTab = ({ children }: TabProps) => children;

const PARAMETER = 'tab';

export function RecordTabs({ children }: { children: ReactNode }) {
	const label = useGetResourceLabel();
	const { may } = useRights();
	const [search, setSearch] = useSearchParams();
	const [counts, setCounts] = useState<Record<string, number>>({});
	const tabs = Children.toArray(children).filter(
		(child): child is ReactElement<TabProps> => isValidElement<TabProps>(child) && may('read', child.props.reference),
	);
	const names = tabs.map(({ props }) => props.reference);
	const chosen = names.find((name) => name === search.get(PARAMETER)) ?? names[0];
	const tell = useCallback(
		(name: string, count: number) => setCounts((known) => (known[name] === count ? known : { ...known, [name]: count })),
		[],
	);
	if (!chosen) return null;
	return (
		<>
			<Tabs
				value={chosen}
				variant="scrollable"
				scrollButtons={false}
				onChange={(_, name: string) => setSearch({ [PARAMETER]: name }, { replace: true })}
				sx={{ mb: 2 }}
			>
				{names.map((name) => (
					<Tab
						key={name}
						value={name}
						id={`tab-${name}`}
						aria-controls={`panel-${name}`}
						label={
							<span>
								{label(name, 2)}
								{!!counts[name] && ' '}
								{!!counts[name] && (
									<Box component="span" sx={{ ml: 0.5, color: 'text.secondary', fontWeight: 'fontWeightRegular' }}>
										{counts[name]}
									</Box>
								)}
							</span>
						}
					/>
				))}
			</Tabs>
			{tabs.map((tab) => (
				<Panel key={tab.props.reference} name={tab.props.reference} isChosen={tab.props.reference === chosen} tell={tell}>
					{tab}
				</Panel>
			))}
		</>
	);
}

interface PanelProps {
	name: string;
	isChosen: boolean;
	tell: (name: string, count: number) => void;
	children: ReactNode;
}

function Panel({ name, isChosen, tell, children }: PanelProps) {
	const tellOwn = useCallback((count: number) => tell(name, count), [tell, name]);
	return (
		<Box role="tabpanel" id={`panel-${name}`} aria-labelledby={`tab-${name}`} hidden={!isChosen}>
			<TabContext.Provider value={tellOwn}>{children}</TabContext.Provider>
		</Box>
	);
}
