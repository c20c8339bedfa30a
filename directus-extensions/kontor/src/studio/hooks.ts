/** What makes Studio speak the person's language where Directus itself does not: names of flows, and errors. */

import type { Row } from '../core/context.js';
import type { Register } from '../core/define-module.js';
import { languageOf, textsOf } from '../core/languages.js';

interface SentError {
	message: string;
	extensions?: { messages?: { de: string; en: string } };
}

export function hooks({ filter }: Register): void {
	filter('flows.read', async (rows, _meta, { accountability, database }) => {
		const names = (rows as Row[]).map(({ name }) => String(name ?? '')).filter((name) => name.startsWith('$t:'));
		if (!accountability?.user || names.length === 0) return rows;
		const language = await languageOf(accountability.user, database);
		const texts = await textsOf(
			names.map((name) => name.slice(3)),
			language,
			database,
		);
		return (rows as Row[]).map((row) => ({ ...row, ...named(row.name, texts) }));
	});

	// A program gets English, as from Directus itself; a person in a browser gets their own language.
	filter('request.error', async (errors, _meta, { accountability, database }) => {
		const sent = errors as SentError[];
		if (!accountability?.user || !accountability.session || !sent.some(({ extensions }) => extensions?.messages)) return errors;
		const language = await languageOf(accountability.user, database);
		return sent.map((error) => ({ ...error, message: error.extensions?.messages?.[language] ?? error.message }));
	});
}

const named = (name: unknown, texts: Map<string, string>): { name?: string } => {
	const text = typeof name === 'string' && name.startsWith('$t:') ? texts.get(name.slice(3)) : undefined;
	return text === undefined ? {} : { name: text };
};
