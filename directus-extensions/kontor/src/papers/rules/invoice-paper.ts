/**
 * Everything that an invoice, as a PDF or as an e-invoice, is made from. It is read from frozen rows only: the same invoice gives the
 * same bytes for ever.
 */

import type { Invoice, InvoiceLine } from '../../generated/schema.js';
import type { Buyer, Seller, TaxSummaryGroup } from './frozen.js';

export interface DocumentReference {
	number: string;
	issued_date: string;
}

export interface DownPayment extends DocumentReference {
	net_total: string;
	tax_total: string;
	total: string;
}

export interface TimesheetEntry {
	id: string;
	day: string;
	employee_id: string;
	firstname: string;
	lastname: string;
	note: string | null;
	/** As billed, after rounding. */
	hours: string;
}

export interface InvoiceDocument {
	invoice: Omit<Invoice, 'seller_snapshot' | 'buyer_snapshot' | 'tax_summary'>;
	lines: Omit<InvoiceLine, 'organization_id' | 'created_at' | 'created_by' | 'updated_at' | 'updated_by'>[];
	seller: Seller;
	buyer: Buyer;
	taxSummary: TaxSummaryGroup[];
	/** What a cancellation or correction takes back. */
	original: DocumentReference | null;
	/** What a final invoice deducts (and its cancellation gives back), in the order of their numbers. */
	downPayments: DownPayment[];
	/** The billed entries, if the customer wants them attached. */
	timesheet: TimesheetEntry[];
}
