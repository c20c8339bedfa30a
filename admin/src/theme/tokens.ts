/**
 * Every colour, size and distance of the console. Nothing else names a colour or a size of type; docs/console-design.md says when to use which.
 * Sizes are in rem, so that a larger text in the browser enlarges everything.
 */
export const BRAND = '#1F4E79';

/** One family, as on the firm's letters, in two weights. Its figures all have one width. */
export const FONT = '"Source Sans 3", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
export const WEIGHT = { normal: 400, strong: 600 } as const;

/** Six sizes. `text` is what is read, `small` what goes with it, `tiny` for heads of columns and counts, `figure` for the three numbers of a record. */
export const SIZE = {
	tiny: '0.8125rem',
	small: '0.875rem',
	text: '0.9375rem',
	lead: '1.0625rem',
	figure: '1.25rem',
	title: '1.5rem',
} as const;

/** Heights of what one clicks or reads in rows. */
export const ROW = { control: 34, line: 36, head: 52, bar: 58 } as const;

/** A record is read, not stretched; details alone still less. */
export const PAGE_WIDTH = 1200;
export const READ_WIDTH = 860;
export const PANEL_WIDTH = 316;
export const SIDEBAR = { wide: 224, narrow: 60 } as const;

export interface Tones {
	mode: 'light' | 'dark';
	primary: string;
	onPrimary: string;
	/** Ground of the page, of what lies on it, and of the menu. */
	page: string;
	paper: string;
	menu: string;
	line: string;
	text: string;
	quiet: string;
	hover: string;
	chosen: string;
	field: string;
	/** Colour means something, and only that: done, look at it, wrong or overdue, under way. */
	success: string;
	warning: string;
	error: string;
	info: string;
	/** The same as dots and bars, which need no contrast of text and may be brighter. */
	marks: Record<'success' | 'warning' | 'error' | 'info', string>;
	shadow: string;
}

export const LIGHT: Tones = {
	mode: 'light',
	primary: BRAND,
	onPrimary: '#FFFFFF',
	page: '#FFFFFF',
	paper: '#FFFFFF',
	menu: '#F4F6F8',
	line: '#E4E8EC',
	text: '#18212B',
	quiet: '#596573',
	hover: '#F4F6F8',
	chosen: '#E6EBF0',
	field: '#C5CDD6',
	success: '#1B7746',
	warning: '#8F5500',
	error: '#B3261E',
	info: '#1F66A8',
	marks: { success: '#2C9A5F', warning: '#D07C00', error: '#D4362C', info: '#2F80CF' },
	shadow: '0 8px 28px rgba(16, 30, 46, .14)',
};

export const DARK: Tones = {
	mode: 'dark',
	primary: '#8CBBE8',
	onPrimary: '#0B1722',
	page: '#11161C',
	paper: '#151B22',
	menu: '#0C1015',
	line: '#262F39',
	text: '#E3E8EE',
	quiet: '#9AA7B4',
	hover: '#1B222A',
	chosen: '#232D38',
	field: '#3B4855',
	success: '#63C795',
	warning: '#E5AE55',
	error: '#F2938C',
	info: '#84B4E3',
	marks: { success: '#4FB985', warning: '#E0A03C', error: '#EE7A72', info: '#5E9FE0' },
	shadow: '0 8px 28px rgba(0, 0, 0, .5)',
};
