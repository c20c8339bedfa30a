/** What makes Studio speak the person's language where Directus itself does not: names of flows, and errors. */

import type { Express } from 'express';
import type { Row } from '../core/context.js';
import type { Register } from '../core/define-module.js';
import { languageOf, textsOf } from '../core/languages.js';
import { answerStudio } from './answers.js';
import { guardInsights } from './own-insights.js';
import type { SentError } from './rules/at-field.js';
import { keysIn, translated } from './rules/names.js';

export function hooks({ filter, init }: Register): void {
	guardInsights({ filter });
	init('middlewares.after', ({ app }) => answerStudio(app as Express));

	// A number of one's own gets the input that knows how people write numbers, unless another one was chosen on purpose.
	filter('fields.create', (field) => {
		const { type, meta } = field as { type?: string; meta?: Row | null };
		if (type !== 'decimal' || (meta?.interface && meta.interface !== 'input')) return field;
		return { ...(field as Row), meta: { ...meta, interface: 'kontor-decimal', display: meta?.display ?? 'kontor-amount' } };
	});

	// Names and notes may stand in the translations, as labels do: Studio translates them everywhere but here.
	for (const scope of ['flows', 'dashboards', 'panels'])
		filter(`${scope}.read`, async (rows, _meta, { accountability, database }) => {
			const keys = keysIn(rows);
			if (!accountability?.user || keys.length === 0) return rows;
			return translated(rows, await textsOf(keys, await languageOf(accountability.user, database), database));
		});

	// A program gets English, as from Directus itself; a person in a browser gets their own language.
	filter('request.error', async (errors, _meta, { accountability, database }) => {
		const sent = errors as (SentError & { extensions?: { messages?: { de: string; en: string } } })[];
		if (!accountability?.user || !accountability.session || !sent.some(({ extensions }) => extensions?.messages)) return errors;
		const language = await languageOf(accountability.user, database);
		return sent.map((error) => ({ ...error, message: error.extensions?.messages?.[language] ?? error.message }));
	});
}
