/** The numbers that matter of a record, below its name: three, not more. */
import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { SIZE, WEIGHT } from '../theme/tokens';

export interface Figure {
	label: string;
	value: ReactNode;
	/** Below it. */
	hint?: ReactNode;
	tone?: 'success' | 'warning' | 'error';
}

export function Figures({ figures }: { figures: (Figure | false | undefined)[] }) {
	const translate = useTranslate();
	const shown = figures.filter((figure): figure is Figure => !!figure);
	if (shown.length === 0) return null;
	return (
		<Box component="dl" sx={{ m: 0, display: 'flex', flexWrap: 'wrap', gap: { xs: '12px 28px', sm: '12px 44px' } }}>
			{shown.map(({ label, value, hint, tone }) => (
				<Box key={label} sx={{ minWidth: 0 }}>
					<Box component="dt" sx={{ fontSize: SIZE.tiny, color: 'text.secondary' }}>
						{translate(label, { _: label })}
					</Box>
					<Box
						component="dd"
						sx={{ m: 0, fontSize: SIZE.figure, fontWeight: WEIGHT.strong, lineHeight: 1.3, color: tone ? `${tone}.main` : undefined }}
					>
						{value}
						{hint && (
							<Box
								component="span"
								sx={{ ml: 1, fontSize: SIZE.small, fontWeight: WEIGHT.normal, color: tone ? undefined : 'text.secondary' }}
							>
								{hint}
							</Box>
						)}
					</Box>
				</Box>
			))}
		</Box>
	);
}
