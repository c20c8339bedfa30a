import { Box, MenuItem, MenuList } from '@mui/material';
import { useState } from 'react';
import { useInput, useTranslate } from 'react-admin';
import { DayField } from './DayField';
import { CLOSES } from './list/filter-values';
import { type Condition, conditionOf, PERIODS, type Period, periodOf, type Span, spanIn, spanOf } from './period';

interface Props {
	source: string;
	alwaysOn?: boolean;
	/** The field is a point in time, not a day. */
	isMoment?: boolean;
}

/** The usual spans with one click, any other from day to day. */
export function PeriodFilter({ source, isMoment = false }: Props) {
	const translate = useTranslate();
	const { field } = useInput({ source });
	const [isOpen, setOpen] = useState(false);
	const span = spanIn(field.value as Condition | null, isMoment);
	const period = periodOf(span, new Date());
	const isGiven = !!(span.from || span.to);
	const chosen = isOpen || (isGiven && !period) ? 'custom' : period;
	const set = (wanted: Span) => field.onChange(conditionOf(wanted, isMoment));

	function choose(value: Period | 'custom') {
		setOpen(value === 'custom');
		if (value !== 'custom') set(spanOf(value, new Date()));
	}

	return (
		<>
			<MenuList dense autoFocusItem sx={{ m: -1 }}>
				{PERIODS.map((one) => (
					<MenuItem key={one} selected={one === chosen} onClick={() => choose(one)} {...{ [CLOSES]: '' }}>
						{translate(`period.${one}`)}
					</MenuItem>
				))}
				<MenuItem selected={chosen === 'custom'} onClick={() => choose('custom')}>
					{translate('period.custom')}
				</MenuItem>
			</MenuList>
			{chosen === 'custom' && (
				<Box sx={{ display: 'flex', gap: 1, mt: 2.5 }}>
					{(['from', 'to'] as const).map((end) => (
						<DayField
							key={end}
							label={translate(`period.${end}`)}
							value={span[end]}
							onChange={(day, unread) => unread === undefined && set({ ...span, [end]: day ?? undefined })}
							sx={{ width: 150 }}
						/>
					))}
				</Box>
			)}
		</>
	);
}
