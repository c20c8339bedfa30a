/** Which tables a page shows, and what of it is read anew. A question to the server is named by its table first: `['invoices', 'getList', …]`. */
import type { QueryKey } from '@tanstack/react-query';

interface Question {
	queryKey: QueryKey;
	isActive(): boolean;
}

export function tablesShown(questions: readonly Question[], tables: ReadonlySet<string>): Set<string> {
	const shown = questions.filter((question) => question.isActive()).map(({ queryKey }) => String(queryKey[0]));
	return new Set(shown.filter((name) => tables.has(name)));
}

/** The record whose form is open stays as it is: what a colleague has changed is told when it is saved. */
export function isToReadAnew({ queryKey }: Question, changed: ReadonlySet<string>, path: string): boolean {
	const [table, method, params] = queryKey as [string, string?, { id?: unknown }?];
	if (!changed.has(table)) return false;
	return !(method === 'getOne' && path === `/${table}/${encodeURIComponent(String(params?.id))}`);
}
