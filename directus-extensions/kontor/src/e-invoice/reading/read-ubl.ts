/** A received UBL invoice or credit note. */
import { profileOf } from './profiles.js';
import { dateOf, decimalOf, kindOf, optionalDate, optionalDecimal, required, requiredText } from './read-values.js';
import type { ReceivedAllowance, ReceivedInvoice, ReceivedLine, ReceivedParty, ReceivedTax } from './received-invoice.js';
import { all, first, textOf, type XmlElement } from './xml-tree.js';

export function readUbl(root: XmlElement): ReceivedInvoice {
	const kind = root.name === 'CreditNote' ? 'CreditNote' : 'Invoice';
	const lines = all(root, `${kind}Line`).map(line);
	const typeCode = requiredText(root, 'BT-3', `${kind}TypeCode`);
	return {
		syntax: 'ubl',
		...profileOf(textOf(root, 'CustomizationID')),
		hasLines: lines.length > 0,
		kind: kind === 'CreditNote' ? 'credit_note' : kindOf(typeCode),
		typeCode,
		number: requiredText(root, 'BT-1', 'ID'),
		issuedDate: dateOf(requiredText(root, 'BT-2', 'IssueDate')),
		// A credit note has no due date of its own.
		dueDate: optionalDate(textOf(root, 'DueDate') ?? textOf(root, 'PaymentMeans', 'PaymentDueDate')),
		deliveryDate: optionalDate(textOf(root, 'Delivery', 'ActualDeliveryDate')),
		...period(root),
		currency: requiredText(root, 'BT-5', 'DocumentCurrencyCode'),
		buyerReference: textOf(root, 'BuyerReference'),
		orderNumber: textOf(root, 'OrderReference', 'ID'),
		preceding: all(root, 'BillingReference', 'InvoiceDocumentReference').flatMap((reference) => {
			const number = textOf(reference, 'ID');
			return number ? [{ number, issuedDate: optionalDate(textOf(reference, 'IssueDate')) }] : [];
		}),
		paymentTerms: textOf(root, 'PaymentTerms', 'Note'),
		paymentReference: textOf(root, 'PaymentMeans', 'PaymentID'),
		notes: all(root, 'Note').flatMap((note) => textOf(note) ?? []),
		supplier: party(first(root, 'AccountingSupplierParty', 'Party'), 'BT-27'),
		buyer: party(first(root, 'AccountingCustomerParty', 'Party'), 'BT-44'),
		accounts: all(root, 'PaymentMeans', 'PayeeFinancialAccount').flatMap(account),
		lines,
		allowances: all(root, 'AllowanceCharge').map(allowance),
		...taxesAndTotals(root),
	};
}

function party(element: XmlElement | undefined, term: string): ReceivedParty {
	const address = first(element, 'PostalAddress');
	const contact = first(element, 'Contact');
	const schemes = all(element, 'PartyTaxScheme');
	const isVat = (scheme: XmlElement) => textOf(scheme, 'TaxScheme', 'ID') === 'VAT';
	return {
		name: required(textOf(element, 'PartyLegalEntity', 'RegistrationName') ?? textOf(element, 'PartyName', 'Name'), term),
		vatId: textOf(schemes.find(isVat), 'CompanyID'),
		taxNumber: textOf(
			schemes.find((scheme) => !isVat(scheme)),
			'CompanyID',
		),
		registration: textOf(element, 'PartyLegalEntity', 'CompanyID'),
		street: streetOf(address),
		zip: textOf(address, 'PostalZone'),
		city: textOf(address, 'CityName'),
		country: textOf(address, 'Country', 'IdentificationCode'),
		contactName: textOf(contact, 'Name'),
		phone: textOf(contact, 'Telephone'),
		email: textOf(contact, 'ElectronicMail'),
		electronicAddress: textOf(element, 'EndpointID'),
	};
}

function streetOf(address: XmlElement | undefined): string | null {
	const parts = [textOf(address, 'StreetName'), textOf(address, 'AdditionalStreetName'), textOf(address, 'AddressLine', 'Line')];
	return parts.filter((part) => part !== null).join(', ') || null;
}

function account(element: XmlElement) {
	const iban = textOf(element, 'ID');
	if (iban === null) return [];
	return [{ iban: iban.replace(/\s/g, ''), holder: textOf(element, 'Name'), bic: textOf(element, 'FinancialInstitutionBranch', 'ID') }];
}

function line(element: XmlElement, index: number): ReceivedLine {
	const quantity = first(element, 'InvoicedQuantity') ?? first(element, 'CreditedQuantity');
	const item = first(element, 'Item');
	return {
		position: textOf(element, 'ID') ?? String(index + 1),
		title: requiredText(item, 'BT-153', 'Name'),
		description: textOf(item, 'Description'),
		quantity: decimalOf(requiredText(quantity, 'BT-129'), 0),
		unit: quantity?.attributes.get('unitCode') ?? null,
		unitPrice: optionalDecimal(textOf(element, 'Price', 'PriceAmount')),
		netAmount: decimalOf(requiredText(element, 'BT-131', 'LineExtensionAmount')),
		taxCategory: textOf(item, 'ClassifiedTaxCategory', 'ID'),
		taxRate: optionalDecimal(textOf(item, 'ClassifiedTaxCategory', 'Percent')),
		...period(element),
	};
}

const allowance = (element: XmlElement): ReceivedAllowance => ({
	isCharge: textOf(element, 'ChargeIndicator') === 'true',
	amount: decimalOf(requiredText(element, 'BT-92', 'Amount')),
	reason: textOf(element, 'AllowanceChargeReason'),
	taxCategory: textOf(element, 'TaxCategory', 'ID'),
	taxRate: optionalDecimal(textOf(element, 'TaxCategory', 'Percent')),
});

const tax = (element: XmlElement): ReceivedTax => ({
	category: requiredText(element, 'BT-118', 'TaxCategory', 'ID'),
	rate: optionalDecimal(textOf(element, 'TaxCategory', 'Percent')),
	netAmount: decimalOf(requiredText(element, 'BT-116', 'TaxableAmount')),
	taxAmount: decimalOf(requiredText(element, 'BT-117', 'TaxAmount')),
	exemptionReason: textOf(element, 'TaxCategory', 'TaxExemptionReason'),
});

function taxesAndTotals(root: XmlElement) {
	const sums = first(root, 'LegalMonetaryTotal');
	const optional = (name: string) => optionalDecimal(textOf(sums, name));
	// A second tax total, in the currency of the accounts, has no groups.
	const taxTotals = all(root, 'TaxTotal');
	const taxTotal = taxTotals.find((total) => all(total, 'TaxSubtotal').length > 0) ?? taxTotals[0];
	return {
		taxes: all(taxTotal, 'TaxSubtotal').map(tax),
		totals: {
			lines: optional('LineExtensionAmount'),
			allowances: optional('AllowanceTotalAmount'),
			charges: optional('ChargeTotalAmount'),
			net: decimalOf(requiredText(sums, 'BT-109', 'TaxExclusiveAmount')),
			tax: optionalDecimal(textOf(taxTotal, 'TaxAmount')),
			total: decimalOf(requiredText(sums, 'BT-112', 'TaxInclusiveAmount')),
			prepaid: optional('PrepaidAmount'),
			rounding: optional('PayableRoundingAmount'),
			payable: decimalOf(requiredText(sums, 'BT-115', 'PayableAmount')),
		},
	};
}

const period = (element: XmlElement) => ({
	serviceFrom: optionalDate(textOf(element, 'InvoicePeriod', 'StartDate')),
	serviceTo: optionalDate(textOf(element, 'InvoicePeriod', 'EndDate')),
});
