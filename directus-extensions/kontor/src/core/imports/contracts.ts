/** What the preview of an import answers. */
import type { Column } from './rules/match-columns.js';

export interface ImportPreview {
	rows: number;
	/** Which column was understood as which field. */
	columns: Column[];
	/** What a column can be; `places`: how many decimal places it keeps. */
	fields: { name: string; labels: Record<'de' | 'en', string>; places?: number | undefined }[];
	/** The first rows, as they were understood. */
	sample: Record<string, unknown>[];
	errors: PreviewError[];
}
export interface PreviewError {
	message: string;
	/** As in the answer of an import that is refused. */
	extensions: { code?: string | undefined; field?: string; column?: string; messages?: Record<'de' | 'en', string>; rows?: unknown };
}
