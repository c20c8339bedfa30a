/** Rules about the invoice as a whole. */

import { isPeriodBackwards } from './check-lines.js';
import { skontoOf } from './payment-terms.js';
import type { Rule } from './problems.js';

const CURRENCIES = ['EUR', 'CHF', 'GBP', 'USD'];

export const HEADER_RULES: readonly Rule[] = [
	{
		rule: 'BR-02',
		isGivenByIssue: true,
		place: 'invoices',
		column: 'number',
		de: 'Die Rechnung hat keine Nummer. Sie wird beim Ausstellen vergeben.',
		en: 'The invoice has no number. It is given when the invoice is issued.',
		isBroken: ({ number }) => !number,
	},
	{
		rule: 'BR-03',
		isGivenByIssue: true,
		place: 'invoices',
		column: 'issued_date',
		de: 'Das Rechnungsdatum fehlt. Es wird beim Ausstellen gesetzt.',
		en: 'The invoice date is missing. It is set when the invoice is issued.',
		isBroken: ({ issueDate }) => !issueDate,
	},
	{
		rule: 'BR-05',
		place: 'invoices',
		column: 'currency',
		de: 'Die Währung fehlt oder ist unbekannt. Wählen Sie sie in der Rechnung unter „Konditionen“.',
		en: 'The currency is missing or unknown. Choose it in the invoice under "Terms".',
		isBroken: ({ currency }) => !CURRENCIES.includes(currency),
	},
	{
		rule: 'BR-16',
		place: 'invoices',
		column: 'lines',
		de: 'Die Rechnung hat keine Positionen.',
		en: 'The invoice has no lines.',
		isBroken: ({ lines }) => lines.length === 0,
	},
	{
		rule: 'BR-CO-25',
		place: 'invoices',
		column: 'due_date',
		de: 'Es fehlt, bis wann zu zahlen ist. Tragen Sie „Fällig am“ oder das Zahlungsziel in der Rechnung ein.',
		en: 'It is not said when to pay. Enter "Due on" or the payment terms in the invoice.',
		isBroken: ({ totals, dueDate, paymentTerms }) => totals.payable > 0n && !dueDate && !paymentTerms,
	},
	{
		rule: 'BR-29',
		place: 'invoices',
		column: 'service_to',
		de: 'Die Leistung endet, bevor sie beginnt. Prüfen Sie „Leistung von“ und „Leistung bis“ in der Rechnung.',
		en: 'The service ends before it begins. Check "Service from" and "Service to" in the invoice.',
		isBroken: ({ period }) => isPeriodBackwards(period),
	},
	{
		// XRechnung only warns of a correction without its original; § 31 Abs. 5 UStDV requires it everywhere.
		rule: 'BR-DE-26',
		place: 'invoices',
		column: 'related_invoice_id',
		de: 'Es fehlt, auf welche Rechnung sich die Korrektur oder Stornierung bezieht. Tragen Sie „Bezieht sich auf“ ein.',
		en: 'It is not said which invoice is corrected or cancelled. Enter "Refers to".',
		isBroken: ({ typeCode, preceding }) => typeCode === '384' && !preceding[0]?.number,
	},
	{
		rule: 'BR-55',
		place: 'invoices',
		column: 'related_invoice_id',
		de: 'Die Rechnung, auf die sich dieses Dokument bezieht, hat keine Nummer. Nur eine ausgestellte Rechnung kann korrigiert werden.',
		en: 'The invoice that this document refers to has no number. Only an issued invoice can be corrected.',
		isBroken: ({ preceding }) => preceding.some(({ number }) => !number),
	},
	{
		rule: 'BR-DE-15',
		profile: 'xrechnung',
		place: 'customers',
		column: 'leitweg_id',
		de: 'Eine XRechnung braucht die Leitweg-ID oder eine Käuferreferenz. Tragen Sie sie beim Kunden unter „Abrechnung“ oder in der Rechnung ein.',
		en: 'An XRechnung needs the Leitweg-ID or a buyer reference. Enter it at the customer under "Billing" or in the invoice.',
		isBroken: ({ buyerReference }) => !buyerReference,
	},
	{
		rule: 'BR-DE-18',
		profile: 'xrechnung',
		place: 'invoices',
		column: 'skonto_days',
		de: 'Die Skontofrist in Tagen und der Skontosatz müssen positiv sein. Prüfen Sie beide in der Rechnung unter „Konditionen“.',
		en: 'The term of the cash discount in days and its rate must be positive. Check both in the invoice under "Terms".',
		isBroken: (_, { invoice }) => {
			const skonto = skontoOf(invoice);
			return skonto !== undefined && (skonto.days < 0 || skonto.percent.startsWith('-'));
		},
	},
	{
		rule: 'BR-DE-TMP-32',
		profile: 'xrechnung',
		place: 'invoices',
		column: 'service_from',
		de: 'Es fehlt, wann geleistet wurde. Tragen Sie „Leistung von“ und „Leistung bis“ in der Rechnung ein.',
		en: 'It is not said when the service was done. Enter "Service from" and "Service to" in the invoice.',
		isBroken: ({ typeCode, deliveryDate, period, lines }) =>
			typeCode === '380' && !deliveryDate && !period && lines.some((line) => !line.period),
	},
];
