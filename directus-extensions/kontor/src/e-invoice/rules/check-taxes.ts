/** Rules about each tax category. They are similar for all categories, so they are made from one table. */

import { sum } from '../../core/rules/money.js';
import type { Rule } from './problems.js';
import type { EInvoice } from './semantic-model.js';
import { TAX_CATEGORIES } from './tax-categories.js';
import { isSameKind, netOf } from './to-semantic-model.js';

const NAMES: Record<string, { de: string; en: string }> = {
	S: { de: 'Umsatzsteuer', en: 'VAT' },
	Z: { de: 'Nullsteuersatz', en: 'the zero rate' },
	E: { de: 'Steuerbefreiung', en: 'exemption from tax' },
	AE: { de: 'Steuerschuldnerschaft des Leistungsempfängers', en: 'reverse charge' },
	K: { de: 'innergemeinschaftlicher Lieferung', en: 'intra-community supply' },
	G: { de: 'Leistung in ein Drittland', en: 'a supply outside the EU' },
	O: { de: 'nicht steuerbarer Leistung', en: 'a supply outside the scope of VAT' },
};

const has = (invoice: EInvoice, category: string) =>
	invoice.taxes.some((tax) => tax.category === category) || invoice.lines.some(({ tax }) => tax.category === category);

const CATEGORY_RULES = Object.entries(TAX_CATEGORIES).flatMap(([category, { rules, needsReason }]): Rule[] => {
	const name = NAMES[category] ?? { de: category, en: category };
	const groups = (invoice: EInvoice) => invoice.taxes.filter((tax) => tax.category === category);
	const hasRate = category === 'S';
	return [
		{
			rule: `${rules}-05`,
			place: 'invoices',
			column: 'tax_summary',
			de: `Bei ${name.de} muss der Steuersatz ${hasRate ? 'größer als 0' : '0'} % sein. Wählen Sie in den Positionen einen anderen Steuersatz.`,
			en: `With ${name.en} the rate must be ${hasRate ? 'above 0' : '0'} %. Choose another tax rate in the lines.`,
			isBroken: (invoice) => groups(invoice).some(({ rate }) => Number(rate) > 0 !== hasRate),
		},
		{
			rule: `${rules}-08`,
			place: 'invoices',
			column: 'tax_summary',
			de: `Das Netto bei ${name.de} ist nicht die Summe seiner Positionen abzüglich Rabatt. Speichern Sie die Rechnung noch einmal.`,
			en: `The net amount with ${name.en} is not the sum of its lines less discount. Save the invoice again.`,
			isBroken: (invoice) =>
				groups(invoice).some((tax) => {
					const allowances = invoice.allowances.filter((item) => isSameKind(item.tax, tax)).map(({ amount }) => amount);
					return netOf(invoice.lines, tax) - sum(allowances) !== tax.net;
				}),
		},
		...(hasRate
			? []
			: [
					{
						rule: `${rules}-09`,
						place: 'invoices' as const,
						column: 'tax_summary',
						de: `Bei ${name.de} muss die Steuer 0 sein. Speichern Sie die Rechnung noch einmal, damit neu gerechnet wird.`,
						en: `With ${name.en} the tax must be 0. Save the invoice again, so that it is calculated anew.`,
						isBroken: (invoice: EInvoice) => groups(invoice).some(({ tax }) => tax !== 0n),
					},
				]),
		{
			rule: `${rules}-10`,
			place: 'invoices',
			column: 'tax_summary',
			de: needsReason
				? `Bei ${name.de} muss der Grund auf der Rechnung stehen. Tragen Sie ihn beim Steuersatz ein.`
				: `Bei ${name.de} darf kein Befreiungsgrund stehen.`,
			en: needsReason
				? `With ${name.en} the reason must be on the invoice. Enter it at the tax rate.`
				: `With ${name.en} there must be no reason for an exemption.`,
			isBroken: (invoice) =>
				groups(invoice).some(({ exemptionReason, exemptionCode }) => Boolean(exemptionReason || exemptionCode) !== needsReason),
		},
	];
});

/** Who must be known for which category (rules 02): any tax registration, or the VAT id, or those of both. */
const seller = (category: string, isVatIdNeeded: boolean): Rule => ({
	rule: `${TAX_CATEGORIES[category]!.rules}-02`,
	place: 'organizations',
	column: isVatIdNeeded ? 'vat_id' : 'tax_number',
	de: `Bei ${NAMES[category]!.de} muss Ihre ${isVatIdNeeded ? 'USt-IdNr.' : 'USt-IdNr. oder Steuernummer'} auf der Rechnung stehen. Tragen Sie sie im Firmenprofil unter „Steuern & Register“ ein.`,
	en: `With ${NAMES[category]!.en} your ${isVatIdNeeded ? 'VAT ID' : 'VAT ID or tax number'} must be on the invoice. Enter it in the company profile under "Tax & register".`,
	isBroken: (invoice) => has(invoice, category) && !invoice.seller.vatId && (isVatIdNeeded || !invoice.seller.taxNumber),
});

const buyer = (category: string): Rule => ({
	rule: `${TAX_CATEGORIES[category]!.rules}-02`,
	place: 'customers',
	column: 'vat_id',
	de: `Bei ${NAMES[category]!.de} muss die USt-IdNr.${category === 'AE' ? ' oder Steuernummer' : ''} des Kunden auf der Rechnung stehen. Tragen Sie sie beim Kunden unter „Abrechnung“ ein.`,
	en: `With ${NAMES[category]!.en} the VAT ID${category === 'AE' ? ' or tax number' : ''} of the customer must be on the invoice. Enter it at the customer under "Billing".`,
	isBroken: (invoice) => has(invoice, category) && !invoice.buyer.vatId && !(category === 'AE' && invoice.buyer.registration),
});

export const TAX_RULES: readonly Rule[] = [
	...CATEGORY_RULES,
	...['S', 'Z', 'E', 'AE'].map((category) => seller(category, false)),
	...['K', 'G'].map((category) => seller(category, true)),
	buyer('AE'),
	buyer('K'),
	{
		rule: 'BR-IC-11',
		place: 'invoices',
		column: 'service_from',
		de: 'Bei innergemeinschaftlicher Lieferung muss der Tag oder Zeitraum der Lieferung angegeben sein. Tragen Sie „Leistung von“ und „Leistung bis“ ein.',
		en: 'An intra-community supply needs the day or period of delivery. Enter "Service from" and "Service to".',
		isBroken: (invoice) => has(invoice, 'K') && !invoice.deliveryDate && !invoice.period,
	},
	{
		rule: 'BR-IC-12',
		place: 'customers',
		column: 'country',
		de: 'Bei innergemeinschaftlicher Lieferung muss das Zielland angegeben sein. Wählen Sie das Land beim Kunden unter „Anschrift“.',
		en: 'An intra-community supply needs the country of destination. Choose the country at the customer under "Address".',
		isBroken: (invoice) => has(invoice, 'K') && !invoice.deliverTo?.address.country,
	},
	{
		rule: 'BR-O-11',
		place: 'invoices',
		column: 'tax_summary',
		de: 'Nicht steuerbare Leistungen brauchen eine eigene Rechnung: Sie dürfen nicht mit anderen Steuersätzen zusammenstehen.',
		en: 'Supplies outside the scope of VAT need an invoice of their own: they must not stand together with other tax rates.',
		isBroken: (invoice) => has(invoice, 'O') && invoice.taxes.some(({ category }) => category !== 'O'),
	},
	{
		rule: 'BR-O-02',
		place: 'organizations',
		column: 'vat_id',
		de: 'Bei nicht steuerbaren Leistungen darf keine USt-IdNr. in der E-Rechnung stehen.',
		en: 'With supplies outside the scope of VAT, no VAT ID may be in the e-invoice.',
		isBroken: (invoice) => has(invoice, 'O') && Boolean(invoice.seller.vatId || invoice.buyer.vatId),
	},
	{
		rule: 'BR-CL-17',
		place: 'invoices',
		column: 'tax_summary',
		de: 'Eine Steuerkategorie ist unbekannt. Wählen Sie in den Positionen einen anderen Steuersatz.',
		en: 'A tax category is unknown. Choose another tax rate in the lines.',
		isBroken: ({ taxes }) => taxes.some(({ category }) => !(category in TAX_CATEGORIES)),
	},
	{
		rule: 'BR-CO-18',
		place: 'invoices',
		column: 'tax_summary',
		de: 'Die Steueraufstellung fehlt. Speichern Sie die Rechnung noch einmal, damit neu gerechnet wird.',
		en: 'The taxes per rate are missing. Save the invoice again, so that they are calculated anew.',
		isBroken: ({ taxes }) => taxes.length === 0,
	},
];
