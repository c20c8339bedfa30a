import { Box, FormHelperText, Radio, RadioGroup, Typography } from '@mui/material';
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

const swatch = { display: 'block', width: 24, height: 24, borderRadius: 1 };

const Swatch = ({ color, isChosen }: { color: string; isChosen: boolean }) => (
	<Box
		sx={{
			...swatch,
			bgcolor: color,
			boxShadow: isChosen ? (theme) => `0 0 0 2px ${theme.palette.background.paper}, 0 0 0 4px ${color}` : 'none',
		}}
	/>
);

const None = ({ isChosen }: { isChosen: boolean }) => (
	<Box
		sx={{
			...swatch,
			border: 1,
			borderColor: isChosen ? 'text.primary' : 'divider',
			background: 'linear-gradient(to top right, transparent 47%, currentColor 48% 52%, transparent 53%)',
			color: 'text.disabled',
		}}
	/>
);

/** One of a few, any other, or none. One stop for the Tab key; the arrows choose. */
export function ColorInput({ source }: { source: string }) {
	const resource = useResourceContext();
	const translate = useTranslate();
	const { field, fieldState } = useInput({ source });
	const chosen = typeof field.value === 'string' ? field.value.toUpperCase() : '';
	const offered = chosen && !COLORS.includes(chosen) ? [...COLORS, chosen] : COLORS;
	const radio = { p: 0, borderRadius: 1, '&.Mui-focusVisible': { outline: '2px solid', outlineOffset: 5 } };
	const label = translate(`resources.${resource}.fields.${source}`);
	return (
		<Box>
			<Typography variant="caption" color="text.secondary" component="div" sx={{ mb: 0.5 }}>
				{label}
			</Typography>
			<Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
				<RadioGroup row aria-label={label} value={chosen} onChange={(_, color) => field.onChange(color || null)} sx={{ gap: 0.75 }}>
					<Radio
						value=""
						icon={<None isChosen={false} />}
						checkedIcon={<None isChosen />}
						slotProps={{ input: { 'aria-label': translate('form.no_color'), title: translate('form.no_color') } }}
						sx={radio}
					/>
					{offered.map((color) => (
						<Radio
							key={color}
							value={color}
							icon={<Swatch color={color} isChosen={false} />}
							checkedIcon={<Swatch color={color} isChosen />}
							slotProps={{ input: { 'aria-label': color } }}
							sx={radio}
						/>
					))}
				</RadioGroup>
				<Box
					component="input"
					type="color"
					value={chosen || '#888888'}
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
