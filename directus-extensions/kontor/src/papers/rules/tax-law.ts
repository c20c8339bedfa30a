/**
 * Combinations of seller, customer and tax that the law does not know, and terms that make no sense. An issued invoice can't be changed, and a tax that
 * is shown wrongly is owed (§ 14c UStG): so they are refused before, each with its reason and what to do instead. One table, with a case for each in the test.
 */
import { parseDecimal } from '../../core/rules/money.js';
import { countryOfVatId, isInUnion } from './union.js';

export interface Sale {
	isSmallBusiness: boolean;
	seller: { country: string; vatId: string | null };
	buyer: { country: string; vatId: string | null; isConsumer: boolean };
	lines: readonly { id: string; category: string /** As it would be printed. */; reason: string | null }[];
	currency: string;
	hasTax: boolean;
	exchangeRate: string | null;
	exchangeDate: string | null;
	skontoPercent: string | null;
	skontoDays: number | null;
	/** From the date of the invoice until it is due. */
	termDays: number | null;
}

export interface TaxRule {
	name: string;
	/** The provision, as it is shown beside the text. */
	rule: string;
	place: 'organizations' | 'customers' | 'invoices' | 'invoice_lines';
	field: string;
	/** The tax categories of the lines that it is about. */
	categories?: readonly string[];
	isBroken: (sale: Sale, line?: Sale['lines'][number]) => boolean;
	de: string;
	en: string;
}

const isDomestic = ({ seller, buyer }: Sale) => buyer.country === seller.country;
const isHomeVatId = ({ seller, buyer }: Sale) => countryOfVatId(buyer.vatId) === seller.country;
const percentOf = ({ skontoPercent }: Sale) => parseDecimal(skontoPercent ?? '0', 2);
/** The reverse charge for services to firms elsewhere in the Union, told from § 13b by its text. */
const isUnionCharge = (reason: string | null | undefined) =>
	/art(\.|ikel|icle)?\s*196|§\s*3a/i.test(reason ?? '') && !/13\s?b/.test(reason ?? '');

export const TAX_RULES: readonly TaxRule[] = [
	{
		name: 'small business with tax',
		rule: '§ 19 UStG',
		place: 'invoice_lines',
		field: 'tax_category',
		categories: ['S'],
		isBroken: ({ isSmallBusiness }) => isSmallBusiness,
		de: 'Kleinunternehmer weisen keine Umsatzsteuer aus. Wählen Sie den Steuersatz „Kleinunternehmer § 19“ (Kategorie E)',
		en: 'small businesses charge no VAT. Choose the tax rate "Kleinunternehmer § 19" (category E)',
	},
	{
		name: 'small business with zero rate or intra-community supply',
		rule: '§ 19 UStG',
		place: 'invoice_lines',
		field: 'tax_category',
		categories: ['Z', 'K'],
		isBroken: ({ isSmallBusiness }) => isSmallBusiness,
		de: 'Umsätze von Kleinunternehmern sind nach § 19 UStG steuerfrei; Nullsteuersatz und innergemeinschaftliche Lieferung gibt es für sie nicht. Wählen Sie den Steuersatz „Kleinunternehmer § 19“ (Kategorie E)',
		en: 'supplies of small businesses are exempt under § 19 UStG; there is no zero rate and no intra-community supply for them. Choose the tax rate "Kleinunternehmer § 19" (category E)',
	},
	{
		name: 'small business with § 13b at home',
		rule: '§ 13b Abs. 5 UStG',
		place: 'invoice_lines',
		field: 'tax_category',
		categories: ['AE'],
		isBroken: (sale) => sale.isSmallBusiness && isDomestic(sale),
		de: 'Für Umsätze von Kleinunternehmern schuldet der Kunde im Inland keine Steuer nach § 13b. Wählen Sie den Steuersatz „Kleinunternehmer § 19“ (Kategorie E)',
		en: 'for supplies of small businesses the customer owes no tax under § 13b at home. Choose the tax rate "Kleinunternehmer § 19" (category E)',
	},
	{
		name: 'reverse charge to a consumer',
		rule: '§ 13b UStG',
		place: 'customers',
		field: 'type',
		categories: ['AE'],
		isBroken: ({ buyer }) => buyer.isConsumer,
		de: 'Privatkunden schulden die Steuer nicht an Ihrer Stelle. Wählen Sie einen Steuersatz mit Umsatzsteuer oder stellen Sie den Kunden auf „Firma“ um',
		en: 'consumers do not owe the tax instead of you. Choose a rate with VAT, or make the customer a company',
	},
	{
		name: 'Art. 196 to a customer at home',
		rule: 'Art. 196 MwStSystRL',
		place: 'invoice_lines',
		field: 'tax_category',
		categories: ['AE'],
		isBroken: (sale, line) => isUnionCharge(line?.reason) && (isDomestic(sale) || isHomeVatId(sale)),
		de: 'Art. 196 MwStSystRL gilt nur für Unternehmen in anderen EU-Staaten, dieser Kunde ist im Inland. Wählen Sie einen Steuersatz mit Umsatzsteuer, bei Bauleistungen den für § 13b',
		en: 'Art. 196 of the VAT Directive is only about firms in other member states, this customer is at home. Choose a rate with VAT, or the one for § 13b where that applies',
	},
	{
		name: 'reverse charge abroad without own VAT id',
		rule: '§ 14a Abs. 1 UStG',
		place: 'organizations',
		field: 'vat_id',
		categories: ['AE'],
		isBroken: (sale) => !isDomestic(sale) && !sale.seller.vatId,
		de: 'USt-IdNr. Ihrer Firma (Reverse Charge ins Ausland). Das Bundeszentralamt für Steuern vergibt sie, auch an Kleinunternehmer',
		en: 'VAT ID of your company (reverse charge abroad). The Bundeszentralamt für Steuern gives it, to small businesses as well',
	},
	{
		name: 'reverse charge abroad without VAT id of the customer',
		rule: '§ 14a Abs. 1 UStG',
		place: 'customers',
		field: 'vat_id',
		categories: ['AE'],
		isBroken: (sale) => !isDomestic(sale) && !sale.buyer.vatId,
		de: 'USt-IdNr. des Kunden (Reverse Charge)',
		en: 'VAT ID of the customer (reverse charge)',
	},
	{
		name: 'intra-community supply without own VAT id',
		rule: '§ 14a Abs. 3 UStG',
		place: 'organizations',
		field: 'vat_id',
		categories: ['K'],
		isBroken: ({ seller }) => !seller.vatId,
		de: 'USt-IdNr. der Firma (innergemeinschaftliche Lieferung)',
		en: 'VAT ID of the company (intra-community supply)',
	},
	{
		name: 'intra-community supply without VAT id of the customer',
		rule: '§ 6a UStG',
		place: 'customers',
		field: 'vat_id',
		categories: ['K'],
		isBroken: ({ buyer }) => !buyer.vatId,
		de: 'USt-IdNr. des Kunden (innergemeinschaftliche Lieferung)',
		en: 'VAT ID of the customer (intra-community supply)',
	},
	{
		name: 'intra-community supply to a VAT id of the own country',
		rule: '§ 6a UStG',
		place: 'customers',
		field: 'vat_id',
		categories: ['K'],
		isBroken: isHomeVatId,
		de: 'Eine innergemeinschaftliche Lieferung braucht die USt-IdNr. eines anderen EU-Staats, die des Kunden ist aus dem Inland. Tragen Sie die richtige ein oder wählen Sie einen Steuersatz mit Umsatzsteuer',
		en: 'an intra-community supply needs a VAT ID of another member state, the one of the customer is of your own country. Enter the right one, or choose a rate with VAT',
	},
	{
		name: 'intra-community supply to a country that is none of the others',
		rule: '§ 6a UStG',
		place: 'customers',
		field: 'country',
		categories: ['K'],
		isBroken: (sale) => isDomestic(sale) || !(isInUnion(sale.buyer.country) || countryOfVatId(sale.buyer.vatId) === 'XI'),
		de: 'Eine innergemeinschaftliche Lieferung geht in einen anderen EU-Staat. Prüfen Sie das Land des Kunden oder wählen Sie einen anderen Steuersatz (Inland: mit Umsatzsteuer, Drittland: Ausfuhr)',
		en: 'an intra-community supply goes to another member state. Check the country of the customer, or choose another rate (at home: with VAT, third country: export)',
	},
	{
		name: 'export that stays in the Union',
		rule: '§ 6 UStG',
		place: 'customers',
		field: 'country',
		categories: ['G'],
		isBroken: (sale) => isDomestic(sale) || isInUnion(sale.buyer.country),
		de: 'Eine Ausfuhr geht in ein Drittland, dieser Kunde ist in der EU. Prüfen Sie das Land des Kunden oder wählen Sie einen anderen Steuersatz',
		en: 'an export goes to a third country, this customer is in the EU. Check the country of the customer, or choose another tax rate',
	},
	{
		name: 'service to a third country as an export',
		rule: '§ 3a Abs. 2 UStG',
		place: 'invoice_lines',
		field: 'tax_category',
		categories: ['G'],
		isBroken: (_, line) => /§\s*3a|nicht.*steuerbar/i.test(line?.reason ?? ''),
		de: 'Leistungen an Unternehmen in Drittländern sind nicht steuerbar: Kategorie O. Kategorie G ist die steuerfreie Ausfuhr von Waren. Ändern Sie die Kategorie beim Steuersatz und wählen Sie ihn in der Position neu',
		en: 'services to firms in third countries are not subject to VAT: category O. Category G is the exempt export of goods. Change the category of the tax rate, and choose it anew in the line',
	},
	{
		name: 'exempt without a reason',
		rule: '§ 14 Abs. 4 Nr. 8 UStG',
		place: 'invoice_lines',
		field: 'tax_rate_id',
		categories: ['E'],
		isBroken: (_, line) => !line?.reason,
		de: 'Es fehlt, warum die Leistung steuerfrei ist. Wählen Sie einen Steuersatz, bei dem der Hinweistext eingetragen ist',
		en: 'it is not said why the supply is exempt. Choose a tax rate that has the note',
	},
	{
		name: 'not subject to VAT beside others',
		rule: 'BR-O-11',
		place: 'invoice_lines',
		field: 'tax_category',
		categories: ['O'],
		isBroken: ({ lines }) => lines.some(({ category }) => category !== 'O'),
		de: 'nicht steuerbare Positionen (O) stehen allein auf einer Rechnung',
		en: 'lines outside the scope of VAT (O) stand on an invoice of their own',
	},
	{
		name: 'foreign currency without rate',
		rule: '§ 16 Abs. 6 UStG',
		place: 'invoices',
		field: 'exchange_rate',
		isBroken: (sale) => isTaxInEuro(sale) && !sale.exchangeRate,
		de: 'Umrechnungskurs: Die Steuer einer Rechnung in fremder Währung muss auch in Euro dastehen. Tragen Sie den Kurs des Monats ein, den das Bundesfinanzministerium veröffentlicht',
		en: 'exchange rate: the tax of an invoice in a foreign currency must be shown in euros as well. Enter the monthly rate that the German Ministry of Finance publishes',
	},
	{
		name: 'foreign currency without the day of the rate',
		rule: '§ 16 Abs. 6 UStG',
		place: 'invoices',
		field: 'exchange_rate_date',
		isBroken: (sale) => isTaxInEuro(sale) && !sale.exchangeDate,
		de: 'Datum des Umrechnungskurses',
		en: 'date of the exchange rate',
	},
	{
		name: 'Skonto of nothing or of everything',
		rule: 'Skonto',
		place: 'invoices',
		field: 'skonto_percent',
		isBroken: (sale) => percentOf(sale) >= 10_000n,
		de: 'Skonto von 100 % wäre die ganze Rechnung. Tragen Sie einen kleineren Satz ein',
		en: 'a cash discount of 100 % would be the whole invoice. Enter a smaller rate',
	},
	{
		name: 'Skonto without days',
		rule: 'Skonto',
		place: 'invoices',
		field: 'skonto_days',
		isBroken: (sale) => percentOf(sale) > 0n && !sale.skontoDays,
		de: 'Skonto braucht eine Frist von mindestens einem Tag. Tragen Sie die Skontofrist ein oder löschen Sie den Satz',
		en: 'a cash discount needs a term of one day at least. Enter its days, or delete its rate',
	},
	{
		name: 'Skonto for longer than the term',
		rule: 'Skonto',
		place: 'invoices',
		field: 'skonto_days',
		isBroken: (sale) => percentOf(sale) > 0n && sale.termDays !== null && (sale.skontoDays ?? 0) > sale.termDays,
		de: 'Die Skontofrist ist länger als das Zahlungsziel. Kürzen Sie die Skontofrist oder verlängern Sie das Zahlungsziel',
		en: 'the term of the cash discount is longer than the payment terms. Shorten the one, or lengthen the other',
	},
];

/** German VAT is owed in euros, whatever the invoice is in. */
export const isTaxInEuro = ({ seller, currency, hasTax }: Pick<Sale, 'seller' | 'currency' | 'hasTax'>): boolean =>
	seller.country === 'DE' && currency !== 'EUR' && hasTax;

export interface Broken {
	rule: TaxRule;
	/** The first line that breaks the rule. */
	lineId: string | undefined;
}

export const brokenBy = (sale: Sale): Broken[] =>
	TAX_RULES.flatMap((rule): Broken[] => {
		if (!rule.categories) return rule.isBroken(sale) ? [{ rule, lineId: undefined }] : [];
		const line = sale.lines.find((one) => rule.categories!.includes(one.category) && rule.isBroken(sale, one));
		return line ? [{ rule, lineId: line.id }] : [];
	});
