/** The tokens as Material UI and react-admin want them. */
import { alpha } from '@mui/material/styles';
import type { RaThemeOptions } from 'react-admin';
import { DARK, FONT, LIGHT, ROW, SIZE, type Tones, WEIGHT } from './tokens';

const themeOf = (tones: Tones): RaThemeOptions => {
	const floating = { border: `1px solid ${tones.line}`, boxShadow: tones.shadow };
	return {
		palette: {
			mode: tones.mode,
			primary: { main: tones.primary, contrastText: tones.onPrimary },
			secondary: { main: tones.primary, contrastText: tones.onPrimary },
			background: { default: tones.page, paper: tones.paper },
			divider: tones.line,
			text: { primary: tones.text, secondary: tones.quiet },
			action: { hover: tones.hover, selected: tones.chosen },
			success: { main: tones.success, light: tones.marks.success },
			warning: { main: tones.warning, light: tones.marks.warning },
			error: { main: tones.error, light: tones.marks.error },
			info: { main: tones.info, light: tones.marks.info },
		},
		shape: { borderRadius: 6 },
		spacing: 8,
		typography: {
			fontFamily: FONT,
			fontSize: 14,
			htmlFontSize: 16,
			fontWeightRegular: WEIGHT.normal,
			fontWeightMedium: WEIGHT.strong,
			fontWeightBold: WEIGHT.strong,
			h1: { fontSize: SIZE.title, fontWeight: WEIGHT.strong, letterSpacing: '-0.01em', lineHeight: 1.25 },
			h2: { fontSize: SIZE.lead, fontWeight: WEIGHT.strong, lineHeight: 1.35 },
			h3: { fontSize: SIZE.text, fontWeight: WEIGHT.strong, lineHeight: 1.4 },
			h6: { fontSize: SIZE.lead, fontWeight: WEIGHT.strong },
			body1: { fontSize: SIZE.text, lineHeight: 1.45 },
			body2: { fontSize: SIZE.text, lineHeight: 1.45 },
			caption: { fontSize: SIZE.tiny, lineHeight: 1.4 },
			button: { fontSize: SIZE.small, fontWeight: WEIGHT.strong, textTransform: 'none', letterSpacing: 0 },
			overline: { fontSize: SIZE.tiny, fontWeight: WEIGHT.normal, letterSpacing: 0, lineHeight: 1.6, textTransform: 'none' },
		},
		components: {
			MuiCssBaseline: {
				styleOverrides: {
					body: { fontVariantNumeric: 'tabular-nums', WebkitFontSmoothing: 'antialiased', textRendering: 'optimizeLegibility' },
					a: { color: tones.primary },
					'strong, b': { fontWeight: WEIGHT.strong },
					'::selection': { background: alpha(tones.primary, 0.25) },
					'@media (prefers-reduced-motion: reduce)': {
						'*, ::before, ::after': { animation: 'none !important', transition: 'none !important' },
					},
				},
			},
			MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
			MuiCard: { styleOverrides: { root: { border: `1px solid ${tones.line}`, boxShadow: 'none' } } },
			MuiMenu: { styleOverrides: { paper: floating } },
			MuiPopover: { styleOverrides: { paper: floating } },
			MuiDialog: { styleOverrides: { paper: { ...floating, borderRadius: 10 } } },
			MuiAutocomplete: { defaultProps: { fullWidth: true, size: 'small' }, styleOverrides: { paper: floating } },
			MuiMenuItem: { styleOverrides: { root: { fontSize: SIZE.text, minHeight: ROW.control } } },
			MuiListItemIcon: { styleOverrides: { root: { color: tones.quiet } } },
			MuiTooltip: {
				defaultProps: { enterDelay: 400 },
				styleOverrides: { tooltip: { fontSize: SIZE.tiny, fontWeight: WEIGHT.normal } },
			},
			MuiButtonBase: {
				defaultProps: { disableRipple: true },
				styleOverrides: {
					root: {
						fontFamily: 'inherit',
						'&:focus-visible': { outline: `2px solid ${tones.primary}`, outlineOffset: 1 },
					},
				},
			},
			MuiButton: {
				defaultProps: { disableElevation: true, size: 'small' },
				styleOverrides: {
					root: { minHeight: ROW.control, paddingInline: 12 },
					outlined: { borderColor: tones.field, color: tones.text, '&:hover': { borderColor: tones.quiet, backgroundColor: tones.hover } },
					text: { '&:hover': { backgroundColor: tones.hover } },
				},
			},
			MuiIconButton: { styleOverrides: { root: { borderRadius: 6 } } },
			MuiToggleButton: {
				styleOverrides: {
					root: {
						color: tones.quiet,
						borderColor: tones.field,
						'&.Mui-selected, &.Mui-selected:hover': { color: tones.text, backgroundColor: tones.chosen },
					},
				},
			},
			MuiTextField: { defaultProps: { variant: 'outlined', size: 'small', margin: 'none', fullWidth: true } },
			MuiFormControl: {
				defaultProps: { variant: 'outlined', size: 'small', margin: 'none', fullWidth: true },
				// The distance between inputs is the form's.
				styleOverrides: { marginDense: { marginTop: 0, marginBottom: 0 } },
			},
			MuiOutlinedInput: {
				styleOverrides: { root: { backgroundColor: tones.paper }, notchedOutline: { borderColor: tones.field } },
			},
			MuiInputBase: { styleOverrides: { root: { fontSize: SIZE.text } } },
			MuiInputLabel: { styleOverrides: { root: { fontSize: SIZE.text } } },
			MuiFormHelperText: {
				// react-admin keeps a line free below every input: without a hint it is only distance.
				styleOverrides: { root: { marginInline: 2, fontSize: SIZE.tiny, '&:not(.Mui-error):has(> span)': { display: 'none' } } },
			},
			MuiAlert: { styleOverrides: { root: { borderRadius: 6, fontSize: SIZE.text, alignItems: 'center' } } },
			MuiTableCell: {
				styleOverrides: {
					root: { borderColor: tones.line, fontSize: SIZE.text },
					head: { color: tones.quiet, fontWeight: WEIGHT.normal, fontSize: SIZE.tiny, whiteSpace: 'nowrap' },
					sizeSmall: { padding: '6px 12px', '&.MuiTableCell-paddingCheckbox': { padding: '0 4px 0 8px' } },
				},
			},
			MuiTableRow: {
				styleOverrides: {
					root: { '&.MuiTableRow-hover:hover': { backgroundColor: tones.hover }, '&:last-child > td': { borderBottom: 0 } },
				},
			},
			MuiTableSortLabel: { styleOverrides: { root: { color: 'inherit', '&.Mui-active': { color: tones.text } } } },
			MuiTablePagination: { styleOverrides: { root: { color: tones.quiet }, toolbar: { minHeight: 44 } } },
			MuiCheckbox: { defaultProps: { size: 'small' } },
			MuiChip: { styleOverrides: { root: { fontWeight: WEIGHT.normal }, sizeSmall: { height: 22, fontSize: SIZE.tiny } } },
			MuiTabs: { styleOverrides: { root: { minHeight: 40, borderBottom: `1px solid ${tones.line}` } } },
			MuiTab: {
				styleOverrides: {
					root: {
						minHeight: 40,
						minWidth: 0,
						paddingInline: 2,
						marginRight: 20,
						fontSize: SIZE.text,
						fontWeight: WEIGHT.normal,
						color: tones.quiet,
						'&.Mui-selected': { color: tones.text, fontWeight: WEIGHT.strong },
					},
				},
			},
			MuiSkeleton: { defaultProps: { animation: 'pulse' } },
			MuiSnackbarContent: {
				// A notification is dark on the light page and light on the dark one; so is its button.
				styleOverrides: {
					root: { borderRadius: 8, '& .MuiButton-root': { color: tones.mode === 'light' ? DARK.primary : LIGHT.primary } },
				},
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
						'& .RaDataTable-rowEven, & .RaDataTable-rowOdd': { height: ROW.line },
					},
				},
			},
			RaLabeled: { styleOverrides: { root: { '& .RaLabeled-label': { fontSize: SIZE.tiny } } } },
		},
	};
};

export const lightTheme = themeOf(LIGHT);
export const darkTheme = themeOf(DARK);
