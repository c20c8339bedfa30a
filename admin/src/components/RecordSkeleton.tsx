/** The page of a record before it is there: in its shape, so that nothing jumps. */
import { Box, Skeleton } from '@mui/material';
import { PAGE_WIDTH, PANEL_WIDTH, SIZE } from '../theme/tokens';

const rows = (count: number) => Array.from({ length: count }, (_, index) => index);

export const RecordSkeleton = () => (
	<Box sx={{ maxWidth: PAGE_WIDTH }} aria-busy>
		<Box sx={{ display: 'flex', gap: 2 }}>
			<Skeleton width="38%" sx={{ fontSize: SIZE.title }} />
			<Skeleton variant="rounded" width={110} height={34} sx={{ ml: 'auto' }} />
		</Box>
		<Skeleton width="26%" sx={{ mb: 2 }} />
		<Box sx={{ display: 'flex', gap: 5, mb: 3 }}>
			{rows(3).map((row) => (
				<Skeleton key={row} variant="rounded" width={110} height={44} />
			))}
		</Box>
		<Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: { xs: '1fr', lg: `minmax(0, 1fr) ${PANEL_WIDTH}px` } }}>
			<Skeleton variant="rounded" height={300} />
			<Box>
				{rows(7).map((row) => (
					<Skeleton key={row} height={28} />
				))}
			</Box>
		</Box>
	</Box>
);
