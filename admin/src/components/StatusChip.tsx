/** How far something is: a dot in the colour of its meaning, and the word for it. */
import { Box } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import type { Tone } from '../app/manifest';

const markOf = (theme: Theme, tone: Tone): string => (tone === 'neutral' ? theme.palette.text.secondary : theme.palette[tone].light);

export const DOT = { width: 8, height: 8, borderRadius: '50%', flexShrink: 0 } as const;
export const DOT_AND_TEXT = { display: 'inline-flex', alignItems: 'center', gap: 0.75, whiteSpace: 'nowrap' } as const;

export const StatusChip = ({ value, label, tone }: { value: string; label: string; tone: Tone }) => (
	<Box
		component="span"
		data-status={value}
		sx={(theme) => ({
			...DOT_AND_TEXT,
			// What is wrong is said in its colour too; everything else stays calm.
			color: tone === 'error' ? 'error.main' : undefined,
			textDecoration: value === 'cancelled' ? 'line-through' : 'none',
			'&::before': {
				content: '""',
				...DOT,
				...(tone === 'neutral' ? { border: `1.5px solid ${markOf(theme, tone)}` } : { bgcolor: markOf(theme, tone) }),
			},
		})}
	>
		{label}
	</Box>
);
