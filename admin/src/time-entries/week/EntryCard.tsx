import { isFixed } from '@kontor/directus-extension/contracts';
import LockOutlined from '@mui/icons-material/LockOutlined';
import PlayArrow from '@mui/icons-material/PlayArrow';
import { Box, ButtonBase, IconButton } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { TimeEntryRow } from '../../data-provider/rows';
import { SIZE } from '../../theme/tokens';
import { useTimer } from '../../timer/timer-context';
import { Duration } from '../Duration';
import { EntryStatus, OverlapChip } from '../EntryStatus';
import { Span } from '../Span';

const colorOf = (color: unknown): string => (typeof color === 'string' && /^#[0-9a-f]{3,8}$/i.test(color) ? color : 'divider');

export function EntryCard({ entry, onOpen }: { entry: TimeEntryRow; onOpen: () => void }) {
	const translate = useTranslate();
	const timer = useTimer();
	const title = entry.project?.title ?? translate('timer.no_project');
	return (
		<Box
			sx={{
				position: 'relative',
				borderBottom: 1,
				borderColor: 'divider',
				'&:hover .again, &:focus-within .again': { opacity: 1 },
			}}
		>
			<ButtonBase
				onClick={onOpen}
				sx={{
					display: 'block',
					width: '100%',
					textAlign: 'left',
					px: 1.25,
					py: 0.75,
					borderLeft: 3,
					borderLeftColor: colorOf(entry.project?.color),
					'&:hover, &:focus-visible': { bgcolor: 'action.hover' },
				}}
			>
				<Box sx={{ display: 'flex', gap: 1, fontSize: SIZE.tiny, color: 'text.secondary' }}>
					<Box sx={{ flex: 1 }}>
						<Span entry={entry} />
					</Box>
					<Duration entry={entry} />
				</Box>
				<Box sx={{ fontSize: SIZE.small, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{title}</Box>
				{(entry.note || entry.task) && (
					<Box
						sx={{
							fontSize: SIZE.tiny,
							color: 'text.secondary',
							display: '-webkit-box',
							WebkitLineClamp: 2,
							WebkitBoxOrient: 'vertical',
							overflow: 'hidden',
							overflowWrap: 'anywhere',
							// There the button beside it is always to be seen.
							'@media (hover: none)': { pr: 4 },
						}}
					>
						{[entry.task?.title, entry.note].filter(Boolean).join(' · ')}
					</Box>
				)}
				<Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.5, mt: 0.5, '&:empty': { display: 'none' } }}>
					{entry.status !== 'draft' && <EntryStatus entry={entry} />}
					{isFixed(entry) && <LockOutlined titleAccess={translate('week.locked')} sx={{ fontSize: 15, color: 'text.secondary' }} />}
					<OverlapChip entry={entry} />
					{!entry.is_billable && (
						<Box component="span" sx={{ fontSize: SIZE.tiny, color: 'text.secondary' }}>
							{translate('week.not_billable')}
						</Box>
					)}
				</Box>
			</ButtonBase>
			{timer.isOffered && entry.end_time && (
				<IconButton
					className="again"
					size="small"
					aria-label={translate('timer.again')}
					title={translate('timer.again')}
					onClick={() =>
						timer.start({
							...(entry.project_id ? { project_id: entry.project_id } : {}),
							...(entry.task_id ? { task_id: entry.task_id } : {}),
							...(entry.service_id ? { service_id: entry.service_id } : {}),
							...(entry.note ? { note: entry.note } : {}),
							is_billable: entry.is_billable,
						})
					}
					sx={{
						position: 'absolute',
						right: 6,
						bottom: 6,
						p: 0.25,
						opacity: 0,
						bgcolor: 'background.paper',
						border: 1,
						borderColor: 'divider',
						'@media (hover: none)': { opacity: 1 },
					}}
				>
					<PlayArrow sx={{ fontSize: 16 }} color="success" />
				</IconButton>
			)}
		</Box>
	);
}
