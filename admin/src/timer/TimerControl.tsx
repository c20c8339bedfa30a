/** In the header of every page: what runs and for how long, stopped with one click; the pickers come when they are asked for. */
import type { Project } from '@kontor/directus-extension/contracts';
import PlayArrow from '@mui/icons-material/PlayArrow';
import Stop from '@mui/icons-material/Stop';
import { Box, ButtonBase, IconButton, Popover, Tooltip } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import { RunningTime } from './RunningTime';
import { useTimer } from './timer-context';

const TimerPanel = lazy(() => import('./TimerPanel'));

export function TimerControl() {
	const translate = useTranslate();
	const { isOffered, entry, ahead, stop, isBusy } = useTimer();
	const [anchor, setAnchor] = useState<HTMLElement | null>(null);
	const { data: project } = useGetOne<Project>('projects', { id: entry?.project_id ?? '' }, { enabled: !!entry?.project_id });
	if (!isOffered) return null;
	const what = project?.title ?? entry?.note ?? translate('timer.no_project');
	return (
		<>
			{entry ? (
				<Box
					role="group"
					aria-label={translate('timer.label')}
					sx={{
						display: 'flex',
						alignItems: 'center',
						border: 1,
						borderColor: 'success.main',
						borderRadius: 1,
						height: 34,
						flexShrink: 0,
						overflow: 'hidden',
					}}
				>
					<ButtonBase
						onClick={(event) => setAnchor(event.currentTarget)}
						aria-haspopup="dialog"
						sx={{ height: '100%', px: 1.25, gap: 1, fontSize: '0.8125rem', '&:hover': { bgcolor: 'action.hover' } }}
					>
						<Box
							component="span"
							sx={{
								display: { xs: 'none', sm: 'block' },
								maxWidth: 180,
								overflow: 'hidden',
								textOverflow: 'ellipsis',
								whiteSpace: 'nowrap',
							}}
						>
							{what}
						</Box>
						<Box component="span" sx={{ fontWeight: 650, color: 'success.main' }}>
							<RunningTime since={entry.start_time} ahead={ahead} />
						</Box>
					</ButtonBase>
					<IconButton
						size="small"
						onClick={stop}
						disabled={isBusy}
						aria-label={translate('timer.stop')}
						sx={{ borderRadius: 0, height: '100%' }}
					>
						<Stop fontSize="small" color="error" />
					</IconButton>
				</Box>
			) : (
				<Tooltip title={translate('timer.start')}>
					<IconButton
						onClick={(event) => setAnchor(event.currentTarget)}
						aria-label={translate('timer.start')}
						aria-haspopup="dialog"
						sx={{ border: 1, borderColor: 'divider', height: 34, width: 34 }}
					>
						<PlayArrow fontSize="small" color="success" />
					</IconButton>
				</Tooltip>
			)}
			<Popover
				open={anchor !== null}
				anchorEl={anchor}
				onClose={() => setAnchor(null)}
				anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
				transformOrigin={{ vertical: 'top', horizontal: 'right' }}
				slotProps={{ paper: { sx: { mt: 0.5, width: 360, maxWidth: 'calc(100vw - 16px)' } } }}
			>
				<Suspense fallback={<Box sx={{ height: 240 }} />}>
					<TimerPanel onClose={() => setAnchor(null)} />
				</Suspense>
			</Popover>
		</>
	);
}
