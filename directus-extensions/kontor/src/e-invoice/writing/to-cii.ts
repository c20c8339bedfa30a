/** UN/CEFACT Cross Industry Invoice D16B: the syntax of ZUGFeRD/Factur-X, and one of XRechnung's two. */
import type { InvoiceDocument } from '../../papers/rules/invoice-paper.js';
import { readCii } from '../reading/read-cii.js';
import type { Address, Allowance, EInvoice, Line, Party, Period, Profile, TaxBreakdown, TaxKind } from '../rules/semantic-model.js';
import { toSemanticModel } from '../rules/to-semantic-model.js';
import { shortDecimal } from '../rules/values.js';
import { asMeant } from './as-meant.js';
import { amount, type Element, EMPTY } from './xml.js';

const NAMESPACES = {
	'@xmlns:rsm': 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
	'@xmlns:ram': 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
	'@xmlns:udt': 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
	'@xmlns:qdt': 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
};

/** Read back before anybody gets it: see as-meant.ts. */
export function toCii(document: InvoiceDocument, profile: Profile): string {
	const invoice = withWhatFits(toSemanticModel(document, profile));
	return asMeant(invoice, ciiOf(invoice), readCii);
}

/** ZUGFeRD (2.3) lets an invoice name several earlier ones; XRechnung still goes by CII D16B, which has room for one. The lines name them all. */
const withWhatFits = (invoice: EInvoice): EInvoice =>
	invoice.profile === 'xrechnung' ? { ...invoice, preceding: invoice.preceding.slice(0, 1) } : invoice;

export function ciiOf(invoice: EInvoice): Element {
	return {
		'rsm:CrossIndustryInvoice': {
			...NAMESPACES,
			'rsm:ExchangedDocumentContext': {
				'ram:BusinessProcessSpecifiedDocumentContextParameter': { 'ram:ID': invoice.businessProcess },
				'ram:GuidelineSpecifiedDocumentContextParameter': { 'ram:ID': invoice.specification },
			},
			'rsm:ExchangedDocument': {
				'ram:ID': invoice.number,
				'ram:TypeCode': invoice.typeCode,
				'ram:IssueDateTime': date(invoice.issueDate),
				'ram:IncludedNote': invoice.notes.map((note) => ({ 'ram:Content': note })),
			},
			'rsm:SupplyChainTradeTransaction': {
				'ram:IncludedSupplyChainTradeLineItem': invoice.lines.map(lineItem),
				'ram:ApplicableHeaderTradeAgreement': {
					'ram:BuyerReference': invoice.buyerReference,
					'ram:SellerTradeParty': party(invoice.seller),
					'ram:BuyerTradeParty': party(invoice.buyer),
					'ram:BuyerOrderReferencedDocument': { 'ram:IssuerAssignedID': invoice.orderNumber },
				},
				'ram:ApplicableHeaderTradeDelivery': delivery(invoice),
				'ram:ApplicableHeaderTradeSettlement': settlement(invoice),
			},
		},
	};
}

function lineItem(line: Line): Element {
	return {
		'ram:AssociatedDocumentLineDocument': { 'ram:LineID': line.position },
		'ram:SpecifiedTradeProduct': { 'ram:Name': line.name, 'ram:Description': line.description },
		'ram:SpecifiedLineTradeAgreement': {
			'ram:NetPriceProductTradePrice': { 'ram:ChargeAmount': shortDecimal(line.price.value, line.price.scale, 2) },
		},
		'ram:SpecifiedLineTradeDelivery': {
			'ram:BilledQuantity': { '@unitCode': line.unit, '#': shortDecimal(line.quantity, 4) },
		},
		'ram:SpecifiedLineTradeSettlement': {
			'ram:ApplicableTradeTax': taxKind(line.tax),
			'ram:BillingSpecifiedPeriod': period(line.period),
			'ram:SpecifiedTradeAllowanceCharge': line.allowance && allowance(line.allowance),
			'ram:SpecifiedTradeSettlementLineMonetarySummation': { 'ram:LineTotalAmount': amount(line.net) },
		},
	};
}

function party(party: Party): Element {
	return {
		'ram:ID': party.identifier,
		'ram:Name': party.name,
		'ram:Description': party.legalInformation,
		'ram:SpecifiedLegalOrganization': { 'ram:ID': party.registration, 'ram:TradingBusinessName': party.tradingName },
		'ram:DefinedTradeContact': {
			'ram:PersonName': party.contact?.name,
			'ram:TelephoneUniversalCommunication': { 'ram:CompleteNumber': party.contact?.phone },
			'ram:EmailURIUniversalCommunication': { 'ram:URIID': party.contact?.email },
		},
		'ram:PostalTradeAddress': address(party.address),
		'ram:URIUniversalCommunication': {
			'ram:URIID': party.electronicAddress && { '@schemeID': party.electronicAddress.scheme, '#': party.electronicAddress.value },
		},
		'ram:SpecifiedTaxRegistration': [
			{ 'ram:ID': party.taxNumber && { '@schemeID': 'FC', '#': party.taxNumber } },
			{ 'ram:ID': party.vatId && { '@schemeID': 'VA', '#': party.vatId } },
		],
	};
}

const address = ({ lines, zip, city, country }: Address): Element => ({
	'ram:PostcodeCode': zip,
	'ram:LineOne': lines[0],
	'ram:LineTwo': lines[1],
	'ram:LineThree': lines[2],
	'ram:CityName': city,
	'ram:CountryID': country,
});

function delivery({ deliverTo, deliveryDate }: EInvoice): Element {
	if (!deliverTo && !deliveryDate) return EMPTY;
	return {
		'ram:ShipToTradeParty': deliverTo && { 'ram:Name': deliverTo.name, 'ram:PostalTradeAddress': address(deliverTo.address) },
		'ram:ActualDeliverySupplyChainEvent': { 'ram:OccurrenceDateTime': date(deliveryDate) },
	};
}

function settlement(invoice: EInvoice): Element {
	const { payment, totals } = invoice;
	return {
		'ram:PaymentReference': payment.reference,
		'ram:TaxCurrencyCode': invoice.taxCurrency,
		'ram:InvoiceCurrencyCode': invoice.currency,
		'ram:SpecifiedTradeSettlementPaymentMeans': payment.accounts.map((account) => ({
			'ram:TypeCode': payment.meansCode,
			'ram:PayeePartyCreditorFinancialAccount': { 'ram:IBANID': account.iban, 'ram:AccountName': account.holder },
			'ram:PayeeSpecifiedCreditorFinancialInstitution': { 'ram:BICID': account.bic },
		})),
		'ram:ApplicableTradeTax': invoice.taxes.map((tax) => breakdown(tax, invoice.profile)),
		'ram:BillingSpecifiedPeriod': period(invoice.period),
		'ram:SpecifiedTradeAllowanceCharge': invoice.allowances.map((item) => ({
			...allowance(item),
			'ram:CategoryTradeTax': taxKind(item.tax),
		})),
		'ram:SpecifiedTradePaymentTerms': { 'ram:Description': invoice.paymentTerms, 'ram:DueDateDateTime': date(invoice.dueDate) },
		'ram:SpecifiedTradeSettlementHeaderMonetarySummation': {
			'ram:LineTotalAmount': amount(totals.lines),
			'ram:AllowanceTotalAmount': invoice.allowances.length > 0 ? amount(totals.allowances) : undefined,
			'ram:TaxBasisTotalAmount': amount(totals.net),
			'ram:TaxTotalAmount': [
				{ '@currencyID': invoice.currency, '#': amount(totals.tax) },
				{ '@currencyID': invoice.taxCurrency, '#': amount(totals.taxInTaxCurrency) },
			],
			'ram:GrandTotalAmount': amount(totals.gross),
			'ram:DuePayableAmount': amount(totals.payable),
		},
		'ram:InvoiceReferencedDocument': invoice.preceding.map(({ number, issueDate }) => ({
			'ram:IssuerAssignedID': number,
			'ram:FormattedIssueDateTime': date(issueDate, 'qdt'),
		})),
	};
}

function breakdown(tax: TaxBreakdown, profile: Profile): Element {
	return {
		'ram:CalculatedAmount': amount(tax.tax),
		'ram:TypeCode': 'VAT',
		'ram:ExemptionReason': tax.exemptionReason,
		'ram:BasisAmount': amount(tax.net),
		'ram:CategoryCode': tax.category,
		'ram:ExemptionReasonCode': tax.exemptionCode,
		// XRechnung wants a rate even for sales outside VAT (BR-DE-14).
		'ram:RateApplicablePercent': tax.category === 'O' && profile !== 'xrechnung' ? undefined : tax.rate,
	};
}

const taxKind = ({ category, rate }: TaxKind): Element => ({
	'ram:TypeCode': 'VAT',
	'ram:CategoryCode': category,
	'ram:RateApplicablePercent': category === 'O' ? undefined : rate,
});

const allowance = (item: Allowance): Element => ({
	'ram:ChargeIndicator': { 'udt:Indicator': 'false' },
	'ram:CalculationPercent': item.percent,
	'ram:BasisAmount': amount(item.base),
	'ram:ActualAmount': amount(item.amount),
	'ram:ReasonCode': item.reasonCode,
	'ram:Reason': item.reason,
});

const period = (period: Period | undefined): Element => ({
	'ram:StartDateTime': date(period?.from),
	'ram:EndDateTime': date(period?.to),
});

/** Format 102 is CCYYMMDD. */
const date = (day: string | undefined, prefix = 'udt'): Element | undefined =>
	day ? { [`${prefix}:DateTimeString`]: { '@format': '102', '#': day.replaceAll('-', '') } } : undefined;
