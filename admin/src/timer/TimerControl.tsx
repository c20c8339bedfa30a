/** In the header of every page: what runs and for how long, stopped with one click; the pickers come when they are asked for. */

import type { Project } from '@kontor/directus-extension/contracts';
import PlayArrow from '@mui/icons-material/PlayArrow';
import Stop from '@mui/icons-material/Stop';
import TimerOutlined from '@mui/icons-material/TimerOutlined';
import { Box, ButtonBase, IconButton, Popover, Tooltip } from '@mui/material';
import { Suspense, useRef, useState } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import { lazy } from '../app/lazy';
import { BAR_ENTRY } from '../layout/bar-entry';
import { useHint, useShortcut } from '../shortcuts/use-shortcut';
import { SIZE, WEIGHT } from '../theme/tokens';
import { RunningTime } from './RunningTime';
import { useTimer } from './timer-context';

const TimerPanel = lazy(() => import('./TimerPanel'));

/** `isBar`: in the bar at the bottom of a phone. */
export function TimerControl({ isBar }: { isBar?: boolean }) {
	const translate = useTranslate();
	const { isOffered, entry, ahead, stop, isBusy } = useTimer();
	const [anchor, setAnchor] = useState<HTMLElement | null>(null);
	const { data: project } = useGetOne<Project>('projects', { id: entry?.project_id ?? '' }, { enabled: !!entry?.project_id });
	const opener = useRef<HTMLButtonElement>(null);
	const hint = useHint();
	useShortcut('timer', () => setAnchor(opener.current), { isEnabled: isOffered });
	if (!isOffered) return null;
	const what = project?.title ?? entry?.note ?? translate('timer.no_project');
	return (
		<>
			{isBar ? (
				<ButtonBase
					ref={opener}
					onClick={(event) => setAnchor(event.currentTarget)}
					aria-haspopup="dialog"
					aria-label={entry ? undefined : translate('timer.start')}
					sx={BAR_ENTRY}
				>
					{entry ? <TimerOutlined color="success" /> : <PlayArrow />}
					<Box component="span" aria-hidden={!entry} sx={entry ? { color: 'success.main', fontWeight: WEIGHT.strong } : undefined}>
						{entry ? <RunningTime since={entry.start_time} ahead={ahead} /> : translate('timer.clock')}
					</Box>
				</ButtonBase>
			) : entry ? (
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
						ref={opener}
						onClick={(event) => setAnchor(event.currentTarget)}
						aria-haspopup="dialog"
						sx={{ height: '100%', px: 1.25, gap: 1, fontSize: SIZE.small, '&:hover': { bgcolor: 'action.hover' } }}
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
						<Box component="span" sx={{ fontWeight: WEIGHT.strong, color: 'success.main' }}>
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
				<Tooltip title={hint(translate('timer.start'), 'timer')}>
					<IconButton
						ref={opener}
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
				anchorOrigin={{ vertical: isBar ? 'top' : 'bottom', horizontal: isBar ? 'center' : 'right' }}
				transformOrigin={{ vertical: isBar ? 'bottom' : 'top', horizontal: isBar ? 'center' : 'right' }}
				slotProps={{ paper: { sx: { mt: 0.5, width: 360, maxWidth: 'calc(100vw - 16px)' } } }}
			>
				<Suspense fallback={<Box sx={{ height: 240 }} />}>
					<TimerPanel onClose={() => setAnchor(null)} />
				</Suspense>
			</Popover>
		</>
	);
}
