/** How the table looks: which columns it has, and how much room a row takes. */
import ViewWeekOutlined from '@mui/icons-material/ViewWeekOutlined';
import { Box, Button, Checkbox, Divider, FormControlLabel, Radio, RadioGroup, Typography } from '@mui/material';
import { useState } from 'react';
import { useResourceContext, useStore, useTranslate } from 'react-admin';
import type { ColumnProps } from '../Column';
import { keyOf } from './columns';
import { PopoverButton } from './PopoverButton';

export type Density = 'compact' | 'roomy';
export const useDensity = () => useStore<Density>('lists.density', 'compact');

interface Props {
	all: readonly ColumnProps<any>[];
	hidden: string[];
	hiddenAtFirst: string[];
	onHide: (hidden: string[]) => void;
}

export function ViewMenu({ all, hidden, hiddenAtFirst, onHide }: Props) {
	const resource = useResourceContext()!;
	const translate = useTranslate();
	const [anchor, setAnchor] = useState<HTMLElement | null>(null);
	const [density, setDensity] = useDensity();
	const isChanged = [...hidden].sort().join() !== [...hiddenAtFirst].sort().join();
	const toggle = (key: string) => onHide(hidden.includes(key) ? hidden.filter((one) => one !== key) : [...hidden, key]);
	/** The button goes away with what it was for, and would take the focus along. */
	function reset() {
		onHide(hiddenAtFirst);
		setAnchor(null);
	}

	return (
		<PopoverButton label={translate('list.columns')} icon={<ViewWeekOutlined />} anchor={anchor} onAnchor={setAnchor}>
			<Box sx={{ display: 'flex', flexDirection: 'column', px: 2, py: 1, minWidth: 220 }}>
				{all
					// The main one is the way to the record.
					.filter(({ isMain }) => !isMain)
					.map((column) => (
						<FormControlLabel
							key={keyOf(column)}
							control={<Checkbox checked={!hidden.includes(keyOf(column))} onChange={() => toggle(keyOf(column))} sx={{ py: 0.5 }} />}
							label={translate(column.label ?? `resources.${resource}.fields.${column.source}`)}
						/>
					))}
				{isChanged && (
					<Button size="small" onClick={reset} sx={{ alignSelf: 'flex-start' }}>
						{translate('list.columns_reset')}
					</Button>
				)}
				<Divider sx={{ my: 1 }} />
				<Typography id="density" variant="caption" color="text.secondary">
					{translate('list.density')}
				</Typography>
				<RadioGroup row aria-labelledby="density" value={density} onChange={(_, value) => setDensity(value as Density)}>
					{(['compact', 'roomy'] as const).map((value) => (
						<FormControlLabel
							key={value}
							value={value}
							control={<Radio size="small" sx={{ py: 0.5 }} />}
							label={translate(`list.${value}`)}
						/>
					))}
				</RadioGroup>
			</Box>
		</PopoverButton>
	);
}
