import { SIZE } from '../theme/tokens';

/** How an entry of the bar at the bottom of a phone looks. */
export const BAR_ENTRY = {
	flex: '1 1 0',
	minWidth: 0,
	flexDirection: 'column',
	gap: '2px',
	fontSize: SIZE.tiny,
	color: 'text.secondary',
	'& svg': { fontSize: 22 },
	'& > span:last-of-type': { maxWidth: '100%', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
} as const;
