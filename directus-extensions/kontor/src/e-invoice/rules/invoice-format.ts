/** How a customer wants invoices. */

import type { InvoiceDocument } from '../../papers/rules/invoice-paper.js';
import type { Profile } from './semantic-model.js';

export type Syntax = 'cii' | 'ubl';

export interface Format {
	syntax: Syntax;
	profile: Profile;
	/** ZUGFeRD: the e-invoice travels inside the PDF. */
	isEmbedded: boolean;
}

/** Null: as a PDF and nothing else. */
export function formatOf({ buyer }: Pick<InvoiceDocument, 'buyer'>): Format | null {
	if (buyer.invoice_format === 'pdf') return null;
	if (buyer.invoice_format === 'xrechnung_cii') return { syntax: 'cii', profile: 'xrechnung', isEmbedded: false };
	if (buyer.invoice_format === 'xrechnung_ubl') return { syntax: 'ubl', profile: 'xrechnung', isEmbedded: false };
	return { syntax: 'cii', profile: 'en16931', isEmbedded: true };
}
