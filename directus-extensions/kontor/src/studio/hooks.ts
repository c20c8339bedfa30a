/** What makes Studio speak the person's language where Directus itself does not: names of flows, and errors. */

import type { Express, NextFunction, Request, Response } from 'express';
import type { Row, SchemaOverview } from '../core/context.js';
import type { Register } from '../core/define-module.js';
import { languageOf, textsOf } from '../core/languages.js';
import { atField, formOf, type SentError } from './rules/at-field.js';

export function hooks({ filter, init }: Register): void {
	init('middlewares.after', ({ app }) => {
		(app as Express).use((req: Request & { schema?: SchemaOverview }, res: Response, next: NextFunction) => {
			const form = formOf(req.method, req.path, req.get('referer'));
			if (form) {
				const { json } = res;
				res.json = (body) =>
					json.call(
						res,
						body?.errors && req.schema ? { errors: body.errors.map((one: SentError) => atField(one, form, req.schema!)) } : body,
					);
			}
			next();
		});
	});

	// A number of one's own gets the input that knows how people write numbers, unless another one was chosen on purpose.
	filter('fields.create', (field) => {
		const { type, meta } = field as { type?: string; meta?: Row | null };
		if (type !== 'decimal' || (meta?.interface && meta.interface !== 'input')) return field;
		return { ...(field as Row), meta: { ...meta, interface: 'kontor-decimal', display: meta?.display ?? 'kontor-amount' } };
	});

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
		const sent = errors as (SentError & { extensions?: { messages?: { de: string; en: string } } })[];
		if (!accountability?.user || !accountability.session || !sent.some(({ extensions }) => extensions?.messages)) return errors;
		const language = await languageOf(accountability.user, database);
		return sent.map((error) => ({ ...error, message: error.extensions?.messages?.[language] ?? error.message }));
	});
}

const named = (name: unknown, texts: Map<string, string>): { name?: string } => {
	const text = typeof name === 'string' && name.startsWith('$t:') ? texts.get(name.slice(3)) : undefined;
	return text === undefined ? {} : { name: text };
};
