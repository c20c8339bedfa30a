/** What rows are given when they are written plainly: drafts from the catalogue, the customer and the tax rates; customers and projects a number. */
import { defineHook } from '@directus/extensions-sdk';
import { fromEvent, type Row } from '../core/context.js';
import { giveNumber } from '../numbers/give-number.js';
import { fillDocument, fillLine, taxOfRate } from '../papers/fill-draft.js';

export default defineHook(({ filter }) => {
	for (const collection of ['invoice_lines', 'quote_lines'] as const) {
		filter(`${collection}.items.create`, (payload, _meta, event) => fillLine(collection, payload as Row, fromEvent(event)));
		filter(`${collection}.items.update`, (payload, _meta, event) => taxOfRate(payload as Row, fromEvent(event)));
	}
	for (const collection of ['invoices', 'quotes'] as const)
		filter(`${collection}.items.create`, (payload, _meta, event) => fillDocument(collection, payload as Row, fromEvent(event)));
	for (const collection of ['customers', 'projects'] as const)
		filter(`${collection}.items.create`, (payload, _meta, event) => giveNumber(collection, payload as Row, fromEvent(event)));
});
