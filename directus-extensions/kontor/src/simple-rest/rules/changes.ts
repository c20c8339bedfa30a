/** What a whole record changes in the row: react-admin sends back everything that it was shown. */
import { canonicalJson } from '../../core/rules/canonical.js';

type Row = Record<string, unknown>;

/** `embedded`: names of related rows that were only shown beside their ids. */
export function changesIn(record: Row, row: Row, embedded: ReadonlySet<string>): Row {
	const isChanged = ([field, value]: [string, unknown]) =>
		!embedded.has(field) && !(Object.hasOwn(row, field) && canonicalJson(row[field]) === canonicalJson(value));
	return Object.fromEntries(Object.entries(record).filter(isChanged));
}
