/** What a received e-invoice says, without the words of its syntax. */

export interface ReceivedInvoice {
	syntax: 'cii' | 'ubl';
	/** For people: 'XRechnung 3.0', 'ZUGFeRD/Factur-X BASIC WL'. */
	profile: string;
	/** BT-24 as it stands there. */
	profileId: string;
	/** MINIMUM and BASIC WL carry no lines: by German law they are no invoices, but their header can be booked. */
	hasLines: boolean;
	/** BT-3 as a word; `other` has a code that is rarer. */
	kind: 'invoice' | 'credit_note' | 'correction' | 'prepayment' | 'partial' | 'self_billed' | 'other';
	typeCode: string;
	number: string;
	issuedDate: string;
	dueDate: string | null;
	deliveryDate: string | null;
	serviceFrom: string | null;
	serviceTo: string | null;
	currency: string;
	buyerReference: string | null;
	orderNumber: string | null;
	/** What a correction refers to. */
	preceding: { number: string; issuedDate: string | null }[];
	paymentTerms: string | null;
	paymentReference: string | null;
	notes: string[];
	supplier: ReceivedParty;
	buyer: ReceivedParty;
	accounts: { iban: string; holder: string | null; bic: string | null }[];
	lines: ReceivedLine[];
	allowances: ReceivedAllowance[];
	taxes: ReceivedTax[];
	totals: ReceivedTotals;
}

export interface ReceivedParty {
	name: string;
	vatId: string | null;
	taxNumber: string | null;
	registration: string | null;
	street: string | null;
	zip: string | null;
	city: string | null;
	country: string | null;
	contactName: string | null;
	phone: string | null;
	email: string | null;
	electronicAddress: string | null;
}

/** Amounts are decimals as text, with two places at least. */
export interface ReceivedLine {
	position: string;
	title: string;
	description: string | null;
	quantity: string;
	unit: string | null;
	unitPrice: string | null;
	netAmount: string;
	taxCategory: string | null;
	taxRate: string | null;
	serviceFrom: string | null;
	serviceTo: string | null;
}

export interface ReceivedAllowance {
	/** A charge adds to the sum, an allowance takes from it. */
	isCharge: boolean;
	amount: string;
	reason: string | null;
	taxCategory: string | null;
	taxRate: string | null;
}

export interface ReceivedTax {
	category: string;
	rate: string | null;
	netAmount: string;
	taxAmount: string;
	exemptionReason: string | null;
}

export interface ReceivedTotals {
	/** Not in the MINIMUM profile. */
	lines: string | null;
	allowances: string | null;
	charges: string | null;
	net: string;
	tax: string | null;
	total: string;
	prepaid: string | null;
	/** BT-114 */
	rounding: string | null;
	payable: string;
}
