/** One line of the palette: a page, something to do, or a record. */
import type { SvgIconComponent } from '@mui/icons-material';
import type { ComponentType } from 'react';

export interface Item {
	id: string;
	/** The heading below which it stands. */
	group: string;
	icon?: SvgIconComponent | ComponentType<any> | undefined;
	title: string;
	/** What tells it apart from others of the same name: two of them, not more. */
	facts: string[];
	/** A page of the console. */
	to?: string;
	run?: () => void;
	/** The key that does the same. */
	keys?: string | undefined;
}
