/** The verb that takes in what suppliers send. Served below /documents. */
import { uploadedFile } from '../core/verbs/receive-upload.js';
import { type Verb, verb } from '../core/verbs/verb.js';
import { receivedAnswer, receiveInput } from './contracts.js';
import { receiveEInvoice } from './receive-e-invoice.js';

export const receive = verb({
	method: 'post',
	path: '/receive-e-invoice',
	upload: true,
	summary: {
		de: 'E-Rechnung einlesen (XML oder PDF) und als Ausgabe erfassen',
		en: 'Read an e-invoice (XML or PDF) and record it as an expense',
	},
	right: ['expenses.submit', 'expenses.write'],
	answer: receivedAnswer,
	input: receiveInput.extend({ file: uploadedFile }),
	run: receiveEInvoice,
});

export const receivingVerbs: readonly Verb[] = [receive];
