/** What a button of Studio asks of a verb: the selected records, and what was filled in. */
import type { Row } from '../../core/context.js';

export interface Pressed {
	keys: string[];
	given: Row;
}

/** An empty field of the dialog is one that was not filled in. */
export function pressedWith(body: unknown): Pressed {
	const { keys, collection: _, ...fields } = (typeof body === 'object' && body !== null ? body : {}) as Row;
	return {
		keys: Array.isArray(keys) ? keys.map(String) : [],
		given: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== '')),
	};
}

/** `id`: one request for each record, in the order of their ids; `projects[]`: one for all of them. */
export function requestsFor(selection: string, defaults: Row, { keys, given }: Pressed): Row[] {
	const rest = { ...defaults, ...given };
	const field = selection.replace(/\[\]$/, '');
	if (field !== selection) return [{ ...rest, [field]: keys }];
	return keys.length === 0 ? [rest] : keys.toSorted().map((key) => ({ ...rest, [field]: key }));
}
