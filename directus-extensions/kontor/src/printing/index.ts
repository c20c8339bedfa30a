export type { EInvoice } from './archive.js';
export { type DunningPdfOptions, renderDunningPdf } from './dunning-pdf.js';
export { type InvoicePdfOptions, renderInvoicePdf } from './invoice-pdf.js';
export { isPrintableLogo } from './logo.js';
export { type QuotePdfOptions, renderQuotePdf } from './quote-pdf.js';
