/** The files of an invoice. Served below /billing. */
import { type Verb, verb } from '../../core/verbs/verb.js';
import { documentOf, xmlInput } from './contracts.js';
import { showPdf, showXml } from './show-invoice-files.js';

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

export const invoiceFileVerbs: readonly Verb[] = [invoicePdf, invoiceXml];
