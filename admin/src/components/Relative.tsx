/** How far away a day is; the day itself is told on pointing at it. */
import { Box } from '@mui/material';
import { daysBetween, isoDay, useFormats } from '../i18n/format';

/** `isFuture`: red once it has passed. */
export function Relative({ day, isFuture }: { day: string; isFuture?: boolean }) {
	const formats = useFormats();
	const isLate = isFuture && daysBetween(isoDay(new Date()), day) < 0;
	return (
		<Box component="time" dateTime={day} title={formats.day(day)} sx={isLate ? { color: 'error.main' } : undefined}>
			{formats.fromToday(day)}
		</Box>
	);
}
