/** A cursor says after which row to go on, and for which question: it is of no use for another one. */
export interface Cursor {
	/** Null: from the beginning. */
	after: string | number | null;
	question: string;
}

export const written = ({ after, question }: Cursor): string => btoa(JSON.stringify([after, question])).replaceAll('=', '');

/** Undefined: not a cursor, or one of another question. */
export function readCursor(text: string, question: string): Cursor | undefined {
	if (text === '') return { after: null, question };
	try {
		const [after, of] = JSON.parse(atob(text)) as unknown[];
		return of === question && ['string', 'number'].includes(typeof after) ? { after: after as string | number, question } : undefined;
	} catch {
		return undefined;
	}
}
