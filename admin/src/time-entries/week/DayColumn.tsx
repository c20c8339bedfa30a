import Add from '@mui/icons-material/Add';
import { Box, ButtonBase, Card, IconButton } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { TimeEntryRow } from '../../data-provider/rows';
import { formatDuration, useFormats } from '../../i18n/format';
import { SIZE, WEIGHT } from '../../theme/tokens';
import { EntryCard } from './EntryCard';

interface Props {
	day: string;
	entries: TimeEntryRow[];
	seconds: number;
	isToday: boolean;
	isPhone: boolean;
	onAdd?: () => void;
	onEdit: (entry: TimeEntryRow) => void;
}

export function DayColumn({ day, entries, seconds, isToday, isPhone, onAdd, onEdit }: Props) {
	const translate = useTranslate();
	const { weekdayName, shortDay } = useFormats();
	const name = `${weekdayName(`${day}T12:00:00`)} ${shortDay(`${day}T12:00:00`)}`;
	const addLabel = translate('week.add', { day: name });
	return (
		<Card
			component="section"
			aria-label={name}
			sx={{ display: 'flex', flexDirection: 'column', ...(isToday ? { borderColor: 'primary.main' } : {}) }}
		>
			<Box
				sx={{
					display: 'flex',
					alignItems: 'center',
					gap: 0.5,
					px: 1.25,
					minHeight: 38,
					borderBottom: isPhone && entries.length === 0 ? 0 : 1,
					borderColor: 'divider',
					fontSize: SIZE.small,
				}}
			>
				<Box
					sx={{
						flex: 1,
						fontWeight: WEIGHT.strong,
						color: isToday ? 'primary.main' : 'text.primary',
						whiteSpace: 'nowrap',
						overflow: 'hidden',
					}}
				>
					{name}
				</Box>
				{seconds > 0 && <Box sx={{ fontWeight: WEIGHT.strong }}>{formatDuration(seconds)}</Box>}
				{isPhone && onAdd && (
					<IconButton size="small" onClick={onAdd} aria-label={addLabel}>
						<Add fontSize="small" />
					</IconButton>
				)}
			</Box>
			{entries.map((entry) => (
				<EntryCard key={entry.id} entry={entry} onOpen={() => onEdit(entry)} />
			))}
			{!isPhone && onAdd && (
				<ButtonBase
					onClick={onAdd}
					aria-label={addLabel}
					sx={{
						flex: 1,
						minHeight: 56,
						color: 'text.disabled',
						alignItems: 'flex-start',
						pt: 1.5,
						'& svg': { opacity: 0 },
						'&:hover, &:focus-visible': { bgcolor: 'action.hover', '& svg': { opacity: 1 } },
					}}
				>
					<Add fontSize="small" />
				</ButtonBase>
			)}
		</Card>
	);
}
