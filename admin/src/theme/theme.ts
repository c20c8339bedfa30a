/** Calm and dense: system fonts, compact rows, thin lines instead of shadows, one brand colour. */
import { alpha } from '@mui/material/styles';
import type { RaThemeOptions } from 'react-admin';

export const BRAND = '#1F4E79';

interface Tones {
	mode: 'light' | 'dark';
	primary: string;
	onPrimary: string;
	page: string;
	paper: string;
	line: string;
	text: string;
	quiet: string;
	hover: string;
	field: string;
}

const LIGHT: Tones = {
	mode: 'light',
	primary: BRAND,
	onPrimary: '#FFFFFF',
	page: '#F5F7F9',
	paper: '#FFFFFF',
	line: '#E1E6EB',
	text: '#1B2530',
	quiet: '#5A6775',
	hover: '#F2F6FA',
	field: '#C5CED7',
};

const DARK: Tones = {
	mode: 'dark',
	primary: '#84B4E3',
	onPrimary: '#0B1722',
	page: '#0F151B',
	paper: '#161E26',
	line: '#28333E',
	text: '#E4EAF0',
	quiet: '#98A6B4',
	hover: '#1C2731',
	field: '#3B4855',
};

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif';

const themeOf = (tones: Tones): RaThemeOptions => ({
	palette: {
		mode: tones.mode,
		primary: { main: tones.primary, contrastText: tones.onPrimary },
		secondary: { main: tones.primary, contrastText: tones.onPrimary },
		background: { default: tones.page, paper: tones.paper },
		divider: tones.line,
		text: { primary: tones.text, secondary: tones.quiet },
		success: { main: tones.mode === 'light' ? '#1E7B4B' : '#63C795' },
		warning: { main: tones.mode === 'light' ? '#9A5B00' : '#E5AE55' },
		error: { main: tones.mode === 'light' ? '#B3261E' : '#F2938C' },
		info: { main: tones.mode === 'light' ? '#1F66A8' : '#84B4E3' },
	},
	shape: { borderRadius: 6 },
	spacing: 8,
	typography: {
		fontFamily: FONT,
		fontSize: 14,
		htmlFontSize: 16,
		h1: { fontSize: '1.5rem', fontWeight: 600, letterSpacing: '-0.01em' },
		h2: { fontSize: '1.125rem', fontWeight: 600, letterSpacing: '-0.005em' },
		h3: { fontSize: '0.9375rem', fontWeight: 600 },
		h6: { fontSize: '1.0625rem', fontWeight: 600, letterSpacing: '-0.005em' },
		body1: { fontSize: '0.875rem', lineHeight: 1.5 },
		body2: { fontSize: '0.875rem', lineHeight: 1.45 },
		caption: { fontSize: '0.75rem', lineHeight: 1.4 },
		button: { fontSize: '0.8125rem', fontWeight: 600, textTransform: 'none', letterSpacing: 0 },
		overline: { fontSize: '0.6875rem', fontWeight: 600, letterSpacing: '0.06em', lineHeight: 1.6 },
	},
	components: {
		MuiCssBaseline: {
			styleOverrides: {
				body: { fontVariantNumeric: 'tabular-nums', WebkitFontSmoothing: 'antialiased' },
				a: { color: tones.primary },
				'::selection': { background: alpha(tones.primary, 0.25) },
			},
		},
		MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
		MuiCard: { styleOverrides: { root: { border: `1px solid ${tones.line}`, boxShadow: 'none' } } },
		MuiMenu: { styleOverrides: { paper: { border: `1px solid ${tones.line}`, boxShadow: '0 8px 24px rgba(0,0,0,.16)' } } },
		MuiPopover: { styleOverrides: { paper: { border: `1px solid ${tones.line}`, boxShadow: '0 8px 24px rgba(0,0,0,.16)' } } },
		MuiAutocomplete: {
			defaultProps: { fullWidth: true, size: 'small' },
			styleOverrides: { paper: { border: `1px solid ${tones.line}`, boxShadow: '0 8px 24px rgba(0,0,0,.16)' } },
		},
		MuiTooltip: { defaultProps: { enterDelay: 400 } },
		MuiButtonBase: { defaultProps: { disableRipple: true }, styleOverrides: { root: { fontFamily: 'inherit' } } },
		MuiButton: { defaultProps: { disableElevation: true, size: 'small' }, styleOverrides: { root: { minHeight: 34, paddingInline: 12 } } },
		MuiIconButton: { styleOverrides: { root: { borderRadius: 6 } } },
		MuiTextField: { defaultProps: { variant: 'outlined', size: 'small', margin: 'none', fullWidth: true } },
		MuiFormControl: {
			defaultProps: { variant: 'outlined', size: 'small', margin: 'none', fullWidth: true },
			// The distance between inputs is the form's.
			styleOverrides: { marginDense: { marginTop: 0, marginBottom: 0 } },
		},
		MuiOutlinedInput: {
			styleOverrides: {
				root: { backgroundColor: tones.paper },
				notchedOutline: { borderColor: tones.field },
			},
		},
		MuiInputLabel: { styleOverrides: { root: { fontSize: '0.875rem' } } },
		MuiFormHelperText: {
			// react-admin keeps a line free below every input: without a hint it is only distance.
			styleOverrides: { root: { marginInline: 2, '&:not(.Mui-error):has(> span)': { display: 'none' } } },
		},
		MuiTableCell: {
			styleOverrides: {
				root: { borderColor: tones.line, fontSize: '0.8125rem' },
				head: { color: tones.quiet, fontWeight: 600, fontSize: '0.75rem', whiteSpace: 'nowrap' },
				sizeSmall: { padding: '7px 12px', '&.MuiTableCell-paddingCheckbox': { padding: '0 4px 0 8px' } },
			},
		},
		MuiTableRow: { styleOverrides: { root: { '&.MuiTableRow-hover:hover': { backgroundColor: tones.hover } } } },
		MuiTableSortLabel: { styleOverrides: { root: { color: 'inherit' } } },
		MuiTablePagination: { styleOverrides: { root: { color: tones.quiet }, toolbar: { minHeight: 44 } } },
		MuiCheckbox: { defaultProps: { size: 'small' } },
		MuiChip: { styleOverrides: { root: { fontWeight: 500 }, sizeSmall: { height: 22, fontSize: '0.75rem' } } },
		MuiTab: { styleOverrides: { root: { minHeight: 40, paddingInline: 12, minWidth: 0 } } },
		MuiTabs: { styleOverrides: { root: { minHeight: 40 } } },
		MuiSnackbarContent: {
			// A notification is dark on the light page and light on the dark one; so is its button.
			styleOverrides: { root: { borderRadius: 8, '& .MuiButton-root': { color: tones.mode === 'light' ? '#A9CFF4' : BRAND } } },
		},
		MuiLink: { defaultProps: { underline: 'hover' } },
		// Above the bar with which forms are saved.
		MuiSnackbar: { styleOverrides: { anchorOriginBottomCenter: { bottom: 76, '@media (min-width: 600px)': { bottom: 76 } } } },
		// In the flow, not over what is above the table.
		RaBulkActionsToolbar: {
			styleOverrides: {
				root: {
					'& .RaBulkActionsToolbar-toolbar': {
						position: 'static',
						transform: 'none',
						color: tones.text,
						backgroundColor: alpha(tones.primary, tones.mode === 'light' ? 0.08 : 0.16),
						borderRadius: 0,
					},
				},
			},
		},
		RaDataTable: {
			styleOverrides: {
				root: {
					'& .RaDataTable-headerCell': { position: 'sticky', backgroundColor: tones.paper },
					'& .RaDataTable-rowEven, & .RaDataTable-rowOdd': { height: 38 },
				},
			},
		},
		RaLabeled: { styleOverrides: { root: { '& .RaLabeled-label': { fontSize: '0.75rem' } } } },
	},
});

export const lightTheme = themeOf(LIGHT);
export const darkTheme = themeOf(DARK);
