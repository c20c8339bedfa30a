/** What the models and functions of a generated client are called. */
import { pascal, rowName } from '../rules/row-name.js';

export interface Names {
	/** One row: `Invoice`. */
	row: string;
	/** Several: `Invoices`. */
	rows: string;
}

/** `taken` are the functions of Directus itself: `createUser` for a table `users` made in Studio would be a second one. */
export function namesOf(collections: readonly string[], taken: ReadonlySet<string>): Map<string, Names> {
	const used = new Set(taken);
	const isFree = ({ row, rows }: Names) =>
		row !== rows && ![row, rows].some((name) => used.has(name) || used.has(`create${name}`) || used.has(`update${name}`));
	return new Map(
		[...collections].sort().map((collection) => {
			const letters = inLetters(collection);
			const whole = inCode(pascal(letters));
			const proposals = [
				{ row: inCode(rowName(letters)), rows: whole },
				{ row: whole, rows: `${whole}List` },
				{ row: `${whole}Row`, rows: `${whole}Rows` },
			];
			const names = proposals.find(isFree) ?? { row: `${whole}Row${used.size}`, rows: `${whole}Rows${used.size}` };
			for (const name of [names.row, names.rows]) used.add(name);
			return [collection, names];
		}),
	);
}

const GERMAN: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
const inLetters = (collection: string): string => collection.toLowerCase().replace(/[äöüß]/g, (letter) => GERMAN[letter]!);

/** No name in a program begins with a digit, or is empty (a table may be called `車`). */
const inCode = (name: string): string => name.replace(/^(?=\d|$)/, 'Table');

/** `POST /billing/invoices/{id}/issue` → `billingInvoiceIssue`: the path without ids, a collection in the singular where one row of it is named. */
export function nameOfVerb(method: string, path: string): string {
	const parts = path.split('/').filter(Boolean);
	const words = parts.flatMap((part, at) => {
		if (part.startsWith('{')) return [];
		return [parts[at + 1]?.startsWith('{') ? rowName(part) : pascal(part)];
	});
	const name = words.join('');
	return method === 'get' ? `get${name}` : name.charAt(0).toLowerCase() + name.slice(1);
}
