/** What an invoice looks like. Served below /billing. */
import { type Verb, verb } from '../../core/verbs/verb.js';
import { documentOf, xmlInput } from './contracts.js';
import { showPdf, showXml } from './show-invoice-files.js';
import { showDunningPdf, showQuotePdf } from './show-letters.js';

export const invoicePdf = verb({
	method: 'get',
	path: '/invoices/:id/pdf',
	summary: { de: 'PDF einer Rechnung (Entwürfe mit Wasserzeichen)', en: 'PDF of an invoice (drafts with a watermark)' },
	file: 'application/pdf',
	input: documentOf,
	run: ({ id }, context) => showPdf(id, context),
});

export const invoiceXml = verb({
	method: 'get',
	path: '/invoices/:id/xml',
	summary: { de: 'E-Rechnung (CII oder UBL, EN 16931 oder XRechnung)', en: 'E-invoice (CII or UBL, EN 16931 or XRechnung)' },
	file: 'application/xml',
	input: xmlInput,
	run: ({ id, ...wanted }, context) => showXml(id, wanted, context),
});

export const quotePdf = verb({
	method: 'get',
	path: '/quotes/:id/pdf',
	summary: { de: 'PDF eines Angebots (Entwürfe mit Wasserzeichen)', en: 'PDF of a quote (drafts with a watermark)' },
	input: documentOf,
	file: 'application/pdf',
	run: ({ id }, context) => showQuotePdf(id, context),
});

export const dunningPdf = verb({
	method: 'get',
	path: '/dunning-notices/:id/pdf',
	summary: { de: 'PDF einer Mahnung (Vorschläge mit Wasserzeichen)', en: 'PDF of a dunning notice (proposals with a watermark)' },
	input: documentOf,
	file: 'application/pdf',
	run: ({ id }, context) => showDunningPdf(id, context),
});

export const documentVerbs: readonly Verb[] = [invoicePdf, invoiceXml, quotePdf, dunningPdf];
