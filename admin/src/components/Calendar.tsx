/** A month to pick a day from. Arrows go by days and weeks, page up and down by months, home and end along the week, Enter takes the day. */
import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Box, Button, ButtonBase, IconButton, Typography } from '@mui/material';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormats } from '../i18n/format';
import { daysLater, monthsLater, weeksOf } from '../i18n/typed-day';
import { SIZE, WEIGHT } from '../theme/tokens';

interface Props {
	chosen?: string;
	today: string;
	onChoose: (day: string) => void;
}

const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

const MOVES: Record<string, (day: string) => string> = {
	ArrowLeft: (day) => daysLater(day, -1),
	ArrowRight: (day) => daysLater(day, 1),
	ArrowUp: (day) => daysLater(day, -7),
	ArrowDown: (day) => daysLater(day, 7),
	PageUp: (day) => monthsLater(day, -1),
	PageDown: (day) => monthsLater(day, 1),
	Home: (day) => daysLater(day, -weekdayOf(day)),
	End: (day) => daysLater(day, 6 - weekdayOf(day)),
};

export default function Calendar({ chosen, today, onChoose }: Props) {
	const translate = useTranslate();
	const { monthName, weekdayName, longDay } = useFormats();
	const [at, setAt] = useState(chosen ?? today);
	const grid = useRef<HTMLDivElement>(null);
	// biome-ignore lint/correctness/useExhaustiveDependencies: after each move
	useEffect(() => {
		grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
	}, [at]);
	const weeks = weeksOf(at);
	const move = (event: KeyboardEvent) => {
		const to = MOVES[event.key];
		if (!to) return;
		event.preventDefault();
		setAt(to(at));
	};
	return (
		<Box sx={{ p: 1.5, width: 268 }}>
			<Box sx={{ display: 'flex', alignItems: 'center', mb: 0.5 }}>
				<Typography variant="h3" component="div" aria-live="polite" sx={{ flex: 1, pl: 0.75 }}>
					{monthName(at)}
				</Typography>
				<IconButton size="small" onClick={() => setAt(monthsLater(at, -1))} aria-label={translate('day.month_before')}>
					<ChevronLeft />
				</IconButton>
				<IconButton size="small" onClick={() => setAt(monthsLater(at, 1))} aria-label={translate('day.month_after')}>
					<ChevronRight />
				</IconButton>
			</Box>
			<Box ref={grid} role="grid" onKeyDown={move}>
				<Box role="row" sx={ROW}>
					{weeks[0]!.map((day) => (
						<Box
							key={day}
							role="columnheader"
							sx={{ textAlign: 'center', fontSize: SIZE.tiny, color: 'text.secondary', lineHeight: '28px' }}
						>
							{weekdayName(`${day}T12:00:00`)}
						</Box>
					))}
				</Box>
				{weeks.map((week) => (
					<Box key={week[0]} role="row" sx={ROW}>
						{week.map((day) => (
							<ButtonBase
								key={day}
								role="gridcell"
								tabIndex={day === at ? 0 : -1}
								onClick={() => onChoose(day)}
								aria-selected={day === chosen}
								aria-current={day === today ? 'date' : undefined}
								aria-label={longDay(day)}
								sx={{
									height: 32,
									borderRadius: 1,
									fontSize: SIZE.small,
									color: day.slice(0, 7) === at.slice(0, 7) ? 'text.primary' : 'text.secondary',
									...(day === today ? { fontWeight: WEIGHT.strong, color: 'primary.main' } : {}),
									'&:hover': { bgcolor: 'action.hover' },
									'&[aria-selected=true]': { bgcolor: 'primary.main', color: 'primary.contrastText' },
								}}
							>
								{Number(day.slice(8))}
							</ButtonBase>
						))}
					</Box>
				))}
			</Box>
			<Button fullWidth onClick={() => onChoose(today)} sx={{ mt: 0.5 }}>
				{translate('day.today')}
			</Button>
		</Box>
	);
}

const ROW = { display: 'grid', gridTemplateColumns: 'repeat(7, 1fr)' } as const;
