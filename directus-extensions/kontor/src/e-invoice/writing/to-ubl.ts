/** OASIS UBL 2.1: the other syntax of XRechnung, and the one of Peppol. */

import type { Cents } from '../../core/rules/money.js';
import type { InvoiceDocument } from '../../papers/rules/invoice-paper.js';
import { readUbl } from '../reading/read-ubl.js';
import type { Address, Allowance, EInvoice, Line, Party, Period, Profile, TaxBreakdown, TaxKind } from '../rules/semantic-model.js';
import { toSemanticModel } from '../rules/to-semantic-model.js';
import { shortDecimal } from '../rules/values.js';
import { asMeant } from './as-meant.js';
import { amount, type Element } from './xml.js';

const NAMESPACES = {
	'@xmlns': 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
	'@xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
	'@xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
};

const VAT: Element = { 'cbc:ID': 'VAT' };

/** Read back before anybody gets it: see as-meant.ts. */
export function toUbl(document: InvoiceDocument, profile: Profile): string {
	const invoice = toSemanticModel(document, profile);
	return asMeant(invoice, ublOf(invoice), readUbl);
}

export function ublOf(invoice: EInvoice): Element {
	const { payment, currency } = invoice;
	const money = (cents: Cents | undefined) => inCurrency(currency, amount(cents));
	return {
		Invoice: {
			...NAMESPACES,
			'cbc:CustomizationID': invoice.specification,
			'cbc:ProfileID': invoice.businessProcess,
			'cbc:ID': invoice.number,
			'cbc:IssueDate': invoice.issueDate,
			'cbc:DueDate': invoice.dueDate,
			'cbc:InvoiceTypeCode': invoice.typeCode,
			'cbc:Note': invoice.notes,
			'cbc:DocumentCurrencyCode': invoice.currency,
			'cbc:TaxCurrencyCode': invoice.taxCurrency,
			'cbc:BuyerReference': invoice.buyerReference,
			'cac:InvoicePeriod': period(invoice.period),
			'cac:OrderReference': { 'cbc:ID': invoice.orderNumber },
			'cac:BillingReference': invoice.preceding.map(({ number, issueDate }) => ({
				'cac:InvoiceDocumentReference': { 'cbc:ID': number, 'cbc:IssueDate': issueDate },
			})),
			'cac:AccountingSupplierParty': { 'cac:Party': party(invoice.seller) },
			'cac:AccountingCustomerParty': { 'cac:Party': party(invoice.buyer) },
			'cac:Delivery': delivery(invoice),
			'cac:PaymentMeans': payment.accounts.map((account) => ({
				'cbc:PaymentMeansCode': payment.meansCode,
				'cbc:PaymentID': payment.reference,
				'cac:PayeeFinancialAccount': {
					'cbc:ID': account.iban,
					'cbc:Name': account.holder,
					'cac:FinancialInstitutionBranch': { 'cbc:ID': account.bic },
				},
			})),
			'cac:PaymentTerms': { 'cbc:Note': invoice.paymentTerms },
			'cac:AllowanceCharge': invoice.allowances.map((item) => ({ ...allowance(item, money), 'cac:TaxCategory': taxKind(item.tax) })),
			'cac:TaxTotal': [
				{
					'cbc:TaxAmount': money(invoice.totals.tax),
					'cac:TaxSubtotal': invoice.taxes.map((tax) => breakdown(tax, invoice.profile, money)),
				},
				invoice.taxCurrency && { 'cbc:TaxAmount': inCurrency(invoice.taxCurrency, amount(invoice.totals.taxInTaxCurrency)) },
			],
			'cac:LegalMonetaryTotal': monetaryTotal(invoice, money),
			'cac:InvoiceLine': invoice.lines.map((line) => invoiceLine(line, currency, money)),
		},
	};
}

type Money = (cents: Cents | undefined) => Element;

const inCurrency = (currency: string, digits: string | undefined): Element => ({ '@currencyID': currency, '#': digits });

function party(party: Party): Element {
	const address = party.electronicAddress;
	return {
		'cbc:EndpointID': address && { '@schemeID': address.scheme, '#': address.value },
		'cac:PartyIdentification': { 'cbc:ID': party.identifier },
		'cac:PartyName': { 'cbc:Name': party.tradingName },
		'cac:PostalAddress': postalAddress(party.address),
		'cac:PartyTaxScheme': [
			party.vatId ? { 'cbc:CompanyID': party.vatId, 'cac:TaxScheme': VAT } : undefined,
			party.taxNumber ? { 'cbc:CompanyID': party.taxNumber, 'cac:TaxScheme': { 'cbc:ID': 'FC' } } : undefined,
		],
		'cac:PartyLegalEntity': {
			'cbc:RegistrationName': party.name,
			'cbc:CompanyID': party.registration,
			'cbc:CompanyLegalForm': party.legalInformation,
		},
		'cac:Contact': {
			'cbc:Name': party.contact?.name,
			'cbc:Telephone': party.contact?.phone,
			'cbc:ElectronicMail': party.contact?.email,
		},
	};
}

const postalAddress = ({ lines, zip, city, country }: Address): Element => ({
	'cbc:StreetName': lines[0],
	'cbc:AdditionalStreetName': lines[1],
	'cbc:CityName': city,
	'cbc:PostalZone': zip,
	'cac:AddressLine': { 'cbc:Line': lines[2] },
	'cac:Country': { 'cbc:IdentificationCode': country },
});

const delivery = ({ deliverTo, deliveryDate }: EInvoice): Element => ({
	'cbc:ActualDeliveryDate': deliveryDate,
	'cac:DeliveryLocation': { 'cac:Address': deliverTo && postalAddress(deliverTo.address) },
	'cac:DeliveryParty': { 'cac:PartyName': { 'cbc:Name': deliverTo?.name } },
});

function monetaryTotal({ totals, allowances }: EInvoice, money: Money): Element {
	return {
		'cbc:LineExtensionAmount': money(totals.lines),
		'cbc:TaxExclusiveAmount': money(totals.net),
		'cbc:TaxInclusiveAmount': money(totals.gross),
		'cbc:AllowanceTotalAmount': allowances.length > 0 ? money(totals.allowances) : undefined,
		'cbc:PayableAmount': money(totals.payable),
	};
}

function invoiceLine(line: Line, currency: string, money: Money): Element {
	return {
		'cbc:ID': line.position,
		'cbc:InvoicedQuantity': { '@unitCode': line.unit, '#': shortDecimal(line.quantity, 4) },
		'cbc:LineExtensionAmount': money(line.net),
		'cac:InvoicePeriod': period(line.period),
		'cac:AllowanceCharge': line.allowance && allowance(line.allowance, money),
		'cac:Item': {
			'cbc:Description': line.description,
			'cbc:Name': line.name,
			'cac:ClassifiedTaxCategory': taxKind(line.tax),
		},
		'cac:Price': { 'cbc:PriceAmount': inCurrency(currency, shortDecimal(line.price.value, line.price.scale, 2)) },
	};
}

function breakdown(tax: TaxBreakdown, profile: Profile, money: Money): Element {
	return {
		'cbc:TaxableAmount': money(tax.net),
		'cbc:TaxAmount': money(tax.tax),
		'cac:TaxCategory': {
			'cbc:ID': tax.category,
			// XRechnung wants a rate even for sales outside VAT (BR-DE-14).
			'cbc:Percent': tax.category === 'O' && profile !== 'xrechnung' ? undefined : tax.rate,
			'cbc:TaxExemptionReasonCode': tax.exemptionCode,
			'cbc:TaxExemptionReason': tax.exemptionReason,
			'cac:TaxScheme': VAT,
		},
	};
}

const taxKind = ({ category, rate }: TaxKind): Element => ({
	'cbc:ID': category,
	'cbc:Percent': category === 'O' ? undefined : rate,
	'cac:TaxScheme': VAT,
});

const allowance = (item: Allowance, money: Money): Element => ({
	'cbc:ChargeIndicator': 'false',
	'cbc:AllowanceChargeReasonCode': item.reasonCode,
	'cbc:AllowanceChargeReason': item.reason,
	'cbc:MultiplierFactorNumeric': item.percent,
	'cbc:Amount': money(item.amount),
	'cbc:BaseAmount': money(item.base),
});

const period = (period: Period | undefined): Element => ({ 'cbc:StartDate': period?.from, 'cbc:EndDate': period?.to });
