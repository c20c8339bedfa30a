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

/** A button says which records are selected; an event names what it is about as `keys` or `key`. */
export function startedWith(trigger: unknown): Pressed {
	const { body, keys, key } = (typeof trigger === 'object' && trigger !== null ? trigger : {}) as Row;
	if (body !== undefined) return pressedWith(body);
	return { keys: [keys ?? key ?? []].flat().map(String), given: {} };
}

/** The step says itself what it asks for: no record is put in. */
export const NO_RECORD = '-';

/** `id`: one request for each record, in the order of their ids; `projects[]`: one for all of them. */
export function requestsFor(selection: string, defaults: Row, { keys, given }: Pressed): Row[] {
	const rest = { ...defaults, ...given };
	if (selection === NO_RECORD) return [rest];
	const field = selection.replace(/\[\]$/, '');
	if (field !== selection) return [{ ...rest, [field]: keys }];
	return keys.length === 0 ? [rest] : keys.toSorted().map((key) => ({ ...rest, [field]: key }));
}
