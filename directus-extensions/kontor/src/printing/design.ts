/** What all papers of one organization have in common: type sizes and its colours. */
import type { Style } from './sheet.js';

const GREY = '#5F6670';

export const type = {
	body: { size: 10, leading: 14 },
	bodyBold: { size: 10, leading: 14, weight: 'bold' },
	subject: { size: 14, leading: 18, weight: 'bold' },
	row: { size: 9.5, leading: 13 },
	rowBold: { size: 9.5, leading: 13, weight: 'bold' },
	small: { size: 8.5, leading: 11.5, color: GREY },
	heading: { size: 8.5, leading: 12, weight: 'bold', color: GREY },
	total: { size: 11.5, leading: 17, weight: 'bold' },
	footer: { size: 7.5, leading: 10, color: GREY },
	footerBold: { size: 7.5, leading: 10, color: GREY, weight: 'bold' },
	sender: { size: 7, leading: 9, color: GREY },
	wordmark: { size: 19, leading: 24, weight: 'bold' },
} satisfies Record<string, Style>;

export const HAIRLINE = '#D5D8DC';
export const SHADE = '#F6F7F8';

export interface Colors {
	primary: string;
	secondary: string;
}

export const colorsOf = (seller: Readonly<Record<'primary_color' | 'secondary_color', unknown>>): Colors => ({
	primary: color(seller.primary_color, '#1F4E79'),
	secondary: color(seller.secondary_color, '#607D8B'),
});

/** Six digits at most: transparency is no part of a letter's colours. */
const color = (value: unknown, otherwise: string) =>
	typeof value === 'string' && /^#[0-9a-f]{6}/i.test(value) ? value.slice(0, 7) : otherwise;
