/** What becomes of a quote when it is mailed: nothing, it is sent already. */
import type { Mailed } from '../core/define-module.js';
import { readRow } from '../core/load.js';

export const mailedQuote: Mailed = {
	column: 'quote_id',
	whyNotWanted: async (id, context) =>
		(await readRow(context, 'quotes', id))?.status === 'replaced'
			? { de: 'Nicht gesendet: Das Angebot ist inzwischen ersetzt.', en: 'Not sent: the quote has been replaced meanwhile.' }
			: null,
};
