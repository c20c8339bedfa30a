/** A received Cross Industry Invoice. */
import { profileOf } from './profiles.js';
import { dateOf, decimalOf, kindOf, optionalDate, optionalDecimal, requiredText } from './read-values.js';
import type { ReceivedAllowance, ReceivedInvoice, ReceivedLine, ReceivedParty, ReceivedTax } from './received-invoice.js';
import { all, first, textOf, type XmlElement } from './xml-tree.js';

export function readCii(root: XmlElement): ReceivedInvoice {
	const document = first(root, 'ExchangedDocument');
	const transaction = first(root, 'SupplyChainTradeTransaction');
	const agreement = first(transaction, 'ApplicableHeaderTradeAgreement');
	const delivery = first(transaction, 'ApplicableHeaderTradeDelivery');
	const settlement = first(transaction, 'ApplicableHeaderTradeSettlement');
	const lines = all(transaction, 'IncludedSupplyChainTradeLineItem').filter(hasAmount).map(line);
	const typeCode = requiredText(document, 'BT-3', 'TypeCode');
	return {
		syntax: 'cii',
		...profileOf(textOf(root, 'ExchangedDocumentContext', 'GuidelineSpecifiedDocumentContextParameter', 'ID')),
		hasLines: lines.length > 0,
		kind: kindOf(typeCode),
		typeCode,
		number: requiredText(document, 'BT-1', 'ID'),
		issuedDate: dateOf(requiredText(document, 'BT-2', 'IssueDateTime', 'DateTimeString')),
		dueDate: date(settlement, 'SpecifiedTradePaymentTerms', 'DueDateDateTime'),
		deliveryDate: date(delivery, 'ActualDeliverySupplyChainEvent', 'OccurrenceDateTime'),
		...period(settlement),
		currency: requiredText(settlement, 'BT-5', 'InvoiceCurrencyCode'),
		buyerReference: textOf(agreement, 'BuyerReference'),
		orderNumber: textOf(agreement, 'BuyerOrderReferencedDocument', 'IssuerAssignedID'),
		preceding: all(settlement, 'InvoiceReferencedDocument').flatMap((reference) => {
			const number = textOf(reference, 'IssuerAssignedID');
			return number ? [{ number, issuedDate: date(reference, 'FormattedIssueDateTime') }] : [];
		}),
		paymentTerms: textOf(settlement, 'SpecifiedTradePaymentTerms', 'Description'),
		paymentReference: textOf(settlement, 'PaymentReference'),
		notes: all(document, 'IncludedNote', 'Content').flatMap((note) => textOf(note) ?? []),
		supplier: party(first(agreement, 'SellerTradeParty'), 'BT-27'),
		buyer: party(first(agreement, 'BuyerTradeParty'), 'BT-44'),
		accounts: all(settlement, 'SpecifiedTradeSettlementPaymentMeans').flatMap(account),
		lines,
		allowances: all(settlement, 'SpecifiedTradeAllowanceCharge').map(allowance),
		taxes: all(settlement, 'ApplicableTradeTax').map(tax),
		totals: totals(settlement),
	};
}

function party(element: XmlElement | undefined, term: string): ReceivedParty {
	const address = first(element, 'PostalTradeAddress');
	const contact = first(element, 'DefinedTradeContact');
	const registered = (scheme: string) =>
		textOf(all(element, 'SpecifiedTaxRegistration', 'ID').find(({ attributes }) => attributes.get('schemeID') === scheme));
	return {
		name: requiredText(element, term, 'Name'),
		vatId: registered('VA'),
		taxNumber: registered('FC'),
		registration: textOf(element, 'SpecifiedLegalOrganization', 'ID'),
		street: joined(['LineOne', 'LineTwo', 'LineThree'].map((name) => textOf(address, name))),
		zip: textOf(address, 'PostcodeCode'),
		city: textOf(address, 'CityName'),
		country: textOf(address, 'CountryID'),
		contactName: textOf(contact, 'PersonName') ?? textOf(contact, 'DepartmentName'),
		phone: textOf(contact, 'TelephoneUniversalCommunication', 'CompleteNumber'),
		email: textOf(contact, 'EmailURIUniversalCommunication', 'URIID'),
		electronicAddress: textOf(element, 'URIUniversalCommunication', 'URIID'),
	};
}

function account(means: XmlElement) {
	const owner = first(means, 'PayeePartyCreditorFinancialAccount');
	const iban = textOf(owner, 'IBANID') ?? textOf(owner, 'ProprietaryID');
	return iban
		? [
				{
					iban: iban.replace(/\s/g, ''),
					holder: textOf(owner, 'AccountName'),
					bic: textOf(means, 'PayeeSpecifiedCreditorFinancialInstitution', 'BICID'),
				},
			]
		: [];
}

/** The EXTENDED profile has lines that only group others and repeat their sum, or only carry a text. */
const hasAmount = (item: XmlElement) =>
	!['GROUP', 'INFORMATION'].includes(textOf(item, 'AssociatedDocumentLineDocument', 'LineStatusReasonCode') ?? '') &&
	textOf(item, 'SpecifiedLineTradeSettlement', 'SpecifiedTradeSettlementLineMonetarySummation', 'LineTotalAmount') !== null;

function line(item: XmlElement, index: number): ReceivedLine {
	const settlement = first(item, 'SpecifiedLineTradeSettlement');
	const quantity = first(item, 'SpecifiedLineTradeDelivery', 'BilledQuantity');
	const product = first(item, 'SpecifiedTradeProduct');
	return {
		position: textOf(item, 'AssociatedDocumentLineDocument', 'LineID') ?? String(index + 1),
		title: requiredText(product, 'BT-153', 'Name'),
		description: textOf(product, 'Description'),
		quantity: decimalOf(requiredText(quantity, 'BT-129'), 0),
		unit: quantity?.attributes.get('unitCode') ?? null,
		unitPrice: optionalDecimal(textOf(item, 'SpecifiedLineTradeAgreement', 'NetPriceProductTradePrice', 'ChargeAmount')),
		netAmount: decimalOf(requiredText(settlement, 'BT-131', 'SpecifiedTradeSettlementLineMonetarySummation', 'LineTotalAmount')),
		taxCategory: textOf(settlement, 'ApplicableTradeTax', 'CategoryCode'),
		taxRate: optionalDecimal(textOf(settlement, 'ApplicableTradeTax', 'RateApplicablePercent')),
		...period(settlement),
	};
}

const allowance = (element: XmlElement): ReceivedAllowance => ({
	isCharge: textOf(element, 'ChargeIndicator', 'Indicator') === 'true',
	amount: decimalOf(requiredText(element, 'BT-92', 'ActualAmount')),
	reason: textOf(element, 'Reason'),
	taxCategory: textOf(element, 'CategoryTradeTax', 'CategoryCode'),
	taxRate: optionalDecimal(textOf(element, 'CategoryTradeTax', 'RateApplicablePercent')),
});

const tax = (element: XmlElement): ReceivedTax => ({
	category: requiredText(element, 'BT-118', 'CategoryCode'),
	rate: optionalDecimal(textOf(element, 'RateApplicablePercent')),
	netAmount: decimalOf(requiredText(element, 'BT-116', 'BasisAmount')),
	taxAmount: decimalOf(requiredText(element, 'BT-117', 'CalculatedAmount')),
	exemptionReason: textOf(element, 'ExemptionReason'),
});

function totals(settlement: XmlElement | undefined) {
	const sums = first(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation');
	const currency = textOf(settlement, 'InvoiceCurrencyCode');
	const optional = (name: string) => optionalDecimal(textOf(sums, name));
	// A second tax total is in the currency of the accounts.
	const taxes = all(sums, 'TaxTotalAmount');
	const tax = taxes.find(({ attributes }) => attributes.get('currencyID') === currency) ?? taxes[0];
	return {
		lines: optional('LineTotalAmount'),
		allowances: optional('AllowanceTotalAmount'),
		charges: optional('ChargeTotalAmount'),
		net: decimalOf(requiredText(sums, 'BT-109', 'TaxBasisTotalAmount')),
		tax: optionalDecimal(textOf(tax)),
		total: decimalOf(requiredText(sums, 'BT-112', 'GrandTotalAmount')),
		prepaid: optional('TotalPrepaidAmount'),
		rounding: optional('RoundingAmount'),
		payable: decimalOf(requiredText(sums, 'BT-115', 'DuePayableAmount')),
	};
}

const period = (element: XmlElement | undefined) => ({
	serviceFrom: date(element, 'BillingSpecifiedPeriod', 'StartDateTime'),
	serviceTo: date(element, 'BillingSpecifiedPeriod', 'EndDateTime'),
});

const date = (element: XmlElement | undefined, ...path: string[]) => optionalDate(textOf(element, ...path, 'DateTimeString'));

const joined = (parts: (string | null)[]) => parts.filter((part) => part !== null).join(', ') || null;
