import { Box, ButtonBase, FormHelperText, Typography } from '@mui/material';
import { useInput, useResourceContext, useTranslate } from 'react-admin';

/** Well apart from each other, also for those who see red and green alike, and on light and dark ground. */
const COLORS = [
	'#2F80ED',
	'#56CCF2',
	'#2BB5A0',
	'#27AE60',
	'#A8C023',
	'#F2C94C',
	'#F2994A',
	'#EB5757',
	'#D65DB1',
	'#6E56CF',
	'#8D6E63',
	'#78909C',
];

/** One of a few, any other, or none. */
export function ColorInput({ source }: { source: string }) {
	const resource = useResourceContext();
	const translate = useTranslate();
	const { field, fieldState } = useInput({ source });
	const chosen = typeof field.value === 'string' ? field.value.toUpperCase() : undefined;
	const offered = chosen && !COLORS.includes(chosen) ? [...COLORS, chosen] : COLORS;
	const swatch = { width: 24, height: 24, borderRadius: 1, '&:focus-visible': { outline: '2px solid', outlineOffset: 2 } };
	return (
		<Box role="group" aria-label={translate(`resources.${resource}.fields.${source}`)}>
			<Typography variant="caption" color="text.secondary" component="div" sx={{ mb: 0.5 }}>
				{translate(`resources.${resource}.fields.${source}`)}
			</Typography>
			<Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
				<ButtonBase
					onClick={() => field.onChange(null)}
					aria-pressed={!chosen}
					aria-label={translate('form.no_color')}
					title={translate('form.no_color')}
					sx={{
						...swatch,
						border: 1,
						borderColor: chosen ? 'divider' : 'text.primary',
						background: 'linear-gradient(to top right, transparent 47%, currentColor 48% 52%, transparent 53%)',
						color: 'text.disabled',
					}}
				/>
				{offered.map((color) => (
					<ButtonBase
						key={color}
						onClick={() => field.onChange(color)}
						aria-pressed={color === chosen}
						aria-label={color}
						sx={{
							...swatch,
							bgcolor: color,
							boxShadow: color === chosen ? (theme) => `0 0 0 2px ${theme.palette.background.paper}, 0 0 0 4px ${color}` : 'none',
						}}
					/>
				))}
				<Box
					component="input"
					type="color"
					value={chosen ?? '#888888'}
					onChange={({ target }) => field.onChange(target.value.toUpperCase())}
					aria-label={translate('form.own_color')}
					title={translate('form.own_color')}
					sx={{ width: 30, height: 26, p: 0, border: 0, bgcolor: 'transparent', cursor: 'pointer', ml: 0.5 }}
				/>
			</Box>
			{fieldState.error && <FormHelperText error>{fieldState.error.message}</FormHelperText>}
		</Box>
	);
}
