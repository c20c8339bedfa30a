/**
 * The EN 16931 semantic model, as far as Kontor fills it. Both syntaxes are written from it and the rules are checked on it,
 * so that CII and UBL of one invoice can't differ. BT and BG are the standard's names of terms and groups.
 */
import type { Cents } from '../../core/rules/money.js';

/** `en16931` goes into ZUGFeRD/Factur-X, `xrechnung` (3.0) to public authorities. */
export type Profile = 'en16931' | 'xrechnung';

export interface EInvoice {
	profile: Profile;
	/** BT-23 */
	businessProcess?: string;
	/** BT-24 */
	specification: string;
	/** BT-1; a draft has none yet. */
	number?: string;
	/** BT-2 */
	issueDate?: string;
	/** BT-3, UNTDID 1001 */
	typeCode: string;
	/** BT-5 */
	currency: string;
	/** BT-6: where tax is owed in another one */
	taxCurrency?: string;
	/** BT-9 */
	dueDate?: string;
	/** BT-10 */
	buyerReference?: string;
	/** BT-13 */
	orderNumber?: string;
	/** BT-20 */
	paymentTerms?: string;
	/** BT-22 */
	notes: string[];
	/** BG-3: what is taken back, or what was paid in advance */
	preceding: { /** BT-25 */ number: string /** BT-26 */; issueDate?: string }[];
	/** BG-4 */
	seller: Party;
	/** BG-7 */
	buyer: Party;
	/** BT-72 */
	deliveryDate?: string;
	/** BG-13: BT-70 and BG-15 */
	deliverTo?: { name?: string; address: Address };
	/** BG-14 */
	period?: Period;
	/** BG-16 */
	payment: PaymentInstructions;
	/** BG-20 */
	allowances: DocumentAllowance[];
	/** BG-22 */
	totals: DocumentTotals;
	/** BG-23 */
	taxes: TaxBreakdown[];
	/** BG-25 */
	lines: Line[];
}

export interface Party {
	/** BT-27, BT-44 */
	name?: string;
	/** BT-28 */
	tradingName?: string;
	/** BT-29, BT-46 */
	identifier?: string;
	/** BT-30 */
	registration?: string;
	/** BT-31, BT-48 */
	vatId?: string;
	/** BT-32 */
	taxNumber?: string;
	/** BT-33 */
	legalInformation?: string;
	/** BT-34, BT-49 with their EAS scheme */
	electronicAddress?: { value: string; scheme: string };
	/** BG-5, BG-8 */
	address: Address;
	/** BG-6, BG-9 */
	contact?: Contact;
}

export interface Address {
	/** At most three: BT-35/36/162, BT-50/51/163 */
	lines: string[];
	/** BT-37, BT-52 */
	city?: string;
	/** BT-38, BT-53 */
	zip?: string;
	/** BT-40, BT-55, ISO 3166-1 */
	country?: string;
}

export interface Contact {
	/** BT-41, BT-56 */
	name?: string;
	/** BT-42, BT-57 */
	phone?: string;
	/** BT-43, BT-58 */
	email?: string;
}

export interface Period {
	/** BT-73, BT-134 */
	from?: string;
	/** BT-74, BT-135 */
	to?: string;
}

export interface PaymentInstructions {
	/** BT-81, UNTDID 4461 */
	meansCode: string;
	/** BT-83 */
	reference?: string;
	/** BG-17 */
	accounts: { /** BT-84 */ iban: string /** BT-85 */; holder?: string /** BT-86 */; bic?: string }[];
}

export interface TaxKind {
	/** BT-95, BT-118, BT-151, UNTDID 5305 */
	category: string;
	/** BT-96, BT-119, BT-152, with two decimals. "Not subject to VAT" (O) has none on lines and allowances. */
	rate: string;
}

export interface Allowance {
	/** BT-92, BT-136 */
	amount: Cents;
	/** BT-93, BT-137 */
	base?: Cents;
	/** BT-94, BT-138 */
	percent?: string;
	/** BT-97, BT-139 */
	reason: string;
	/** BT-98, BT-140, UNTDID 5189 */
	reasonCode: string;
}

export interface DocumentAllowance extends Allowance {
	tax: TaxKind;
}

export interface TaxBreakdown extends TaxKind {
	/** BT-116 */
	net: Cents;
	/** BT-117 */
	tax: Cents;
	/** BT-120 */
	exemptionReason?: string;
	/** BT-121, VATEX */
	exemptionCode?: string;
}

export interface DocumentTotals {
	/** BT-106 */
	lines: Cents;
	/** BT-107 */
	allowances: Cents;
	/** BT-109 */
	net: Cents;
	/** BT-110 */
	tax: Cents;
	/** BT-111: the tax in BT-6 */
	taxInTaxCurrency?: Cents;
	/** BT-112 */
	gross: Cents;
	/** BT-115 */
	payable: Cents;
}

export interface Line {
	/** BT-126 */
	position: string;
	/** BT-153 */
	name?: string;
	/** BT-154 */
	description?: string;
	/** BT-129, with four decimals */
	quantity: bigint;
	/** BT-130, UN/ECE Recommendation 20 */
	unit: string;
	/** BT-146 */
	price: Price;
	/** BT-131 */
	net: Cents;
	/** BG-27 */
	allowance?: Allowance;
	/** BG-26 */
	period?: Period;
	/** BG-30 */
	tax: TaxKind;
}

/** A price may need more decimals than money has. */
export interface Price {
	value: bigint;
	scale: number;
}
