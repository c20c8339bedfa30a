import { Box, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useInput, useResourceContext, useTranslate, useTranslateLabel } from 'react-admin';
import { DayField } from './DayField';
import { type Condition, conditionOf, PERIODS, type Period, periodOf, type Span, spanIn, spanOf } from './period';

interface Props {
	source: string;
	alwaysOn?: boolean;
	/** The field is a point in time, not a day. */
	isMoment?: boolean;
}

/** The usual spans with one click, any other from day to day. */
export function PeriodFilter({ source, isMoment = false }: Props) {
	const resource = useResourceContext();
	const translate = useTranslate();
	const labelOf = useTranslateLabel();
	const { field } = useInput({ source });
	const [isOpen, setOpen] = useState(false);
	const span = spanIn(field.value as Condition | null, isMoment);
	const period = periodOf(span, new Date());
	const isGiven = !!(span.from || span.to);
	const chosen = isOpen || (isGiven && !period) ? 'custom' : (period ?? '');
	const set = (wanted: Span) => field.onChange(conditionOf(wanted, isMoment));

	function choose(value: string) {
		setOpen(value === 'custom');
		if (value !== 'custom') set(value ? spanOf(value as Period, new Date()) : {});
	}

	return (
		<Box sx={{ display: 'flex', gap: 1, flexWrap: { xs: 'wrap', sm: 'nowrap' } }}>
			<TextField
				select
				label={labelOf({ source, resource })}
				value={chosen}
				onChange={({ target }) => choose(target.value)}
				sx={{ width: { xs: '100%', sm: 170 } }}
				slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
			>
				<MenuItem value="">{translate('period.any')}</MenuItem>
				{PERIODS.map((one) => (
					<MenuItem key={one} value={one}>
						{translate(`period.${one}`)}
					</MenuItem>
				))}
				<MenuItem value="custom">{translate('period.custom')}</MenuItem>
			</TextField>
			{chosen === 'custom' &&
				(['from', 'to'] as const).map((end) => (
					<DayField
						key={end}
						label={translate(`period.${end}`)}
						value={span[end]}
						onChange={(day, unread) => unread === undefined && set({ ...span, [end]: day ?? undefined })}
						sx={{ width: { xs: '100%', sm: 150 } }}
					/>
				))}
		</Box>
	);
}
