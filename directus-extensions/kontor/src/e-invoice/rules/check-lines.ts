/** Rules about each line. */
import { percentOf } from '../../core/rules/money.js';
import { amountOf } from './line-price.js';
import type { LineRule } from './problems.js';
import type { Line, Period } from './semantic-model.js';
import { isSameKind } from './to-semantic-model.js';

/** XRechnung lets a line differ by two cents (PEPPOL-EN16931-R120); one is what rounding can really do. */
const LINE_TOLERANCE = 1n;
/** A correction is the difference of two rounded amounts. */
const CORRECTION_TOLERANCE = 2n;

const UNITS = ['hour', 'day', 'piece', 'flat', 'month', 'km'];

export const LINE_RULES: readonly LineRule[] = [
	{
		rule: 'BR-25',
		column: 'title',
		de: 'Die Bezeichnung fehlt.',
		en: 'the title is missing.',
		isBroken: ({ name }) => !name,
	},
	{
		rule: 'BR-23',
		column: 'unit',
		de: 'Die Einheit fehlt oder ist unbekannt.',
		en: 'the unit is missing or unknown.',
		isBroken: (line, invoice, document) => !UNITS.includes(document.lines[invoice.lines.indexOf(line)]?.unit ?? ''),
	},
	{
		rule: 'BR-27',
		column: 'unit_price',
		de: 'Der Einzelpreis ist negativ. Bei Abzügen ist die Menge negativ, nicht der Preis.',
		en: 'the unit price is negative. A deduction has a negative quantity, not a negative price.',
		isBroken: ({ price }) => price.value < 0n,
	},
	{
		rule: 'BR-30',
		column: 'service_to',
		de: 'Die Leistung endet, bevor sie beginnt. Prüfen Sie „Leistung von“ und „Leistung bis“.',
		en: 'the service ends before it begins. Check "Service from" and "Service to".',
		isBroken: ({ period }) => isPeriodBackwards(period),
	},
	{
		rule: 'PEPPOL-EN16931-R110',
		profile: 'xrechnung',
		column: 'service_from',
		de: 'Die Leistung beginnt vor dem Leistungszeitraum der Rechnung. Passen Sie die Position oder die Rechnung an.',
		en: 'the service begins before the service period of the invoice. Change the line or the invoice.',
		isBroken: ({ period }, invoice) => isBefore(period?.from, invoice.period?.from),
	},
	{
		rule: 'PEPPOL-EN16931-R111',
		profile: 'xrechnung',
		column: 'service_to',
		de: 'Die Leistung endet nach dem Leistungszeitraum der Rechnung. Passen Sie die Position oder die Rechnung an.',
		en: 'the service ends after the service period of the invoice. Change the line or the invoice.',
		isBroken: ({ period }, invoice) => isBefore(invoice.period?.to, period?.to),
	},
	{
		rule: 'PEPPOL-EN16931-R120',
		column: 'net_amount',
		de: 'Menge × Einzelpreis abzüglich Rabatt ergibt nicht den Nettobetrag. Speichern Sie die Rechnung noch einmal, damit neu gerechnet wird.',
		en: 'quantity × unit price less discount is not the net amount. Save the invoice again, so that it is calculated anew.',
		isBroken: (line, _, { invoice }) =>
			distance(expectedNet(line), line.net) > (invoice.kind === 'correction' ? CORRECTION_TOLERANCE : LINE_TOLERANCE),
	},
	{
		rule: 'PEPPOL-EN16931-R040',
		column: 'discount_percent',
		de: 'Der Rabatt passt nicht zum Nettobetrag. Speichern Sie die Rechnung noch einmal, damit neu gerechnet wird.',
		en: 'the discount does not fit the net amount. Save the invoice again, so that it is calculated anew.',
		isBroken: ({ allowance }, _, { invoice }) => {
			if (!allowance) return false;
			// The percentage is only left out where tax was taken out of prices.
			if (allowance.base === undefined || allowance.percent === undefined) return invoice.price_mode !== 'gross';
			return distance(allowance.amount, percentOf(allowance.base, allowance.percent)) > LINE_TOLERANCE;
		},
	},
	{
		rule: 'BR-CO-18',
		column: 'tax_rate_id',
		de: 'Der Steuersatz kommt in der Steueraufstellung der Rechnung nicht vor. Speichern Sie die Rechnung noch einmal, damit neu gerechnet wird.',
		en: 'the tax rate is not among the taxes of the invoice. Save the invoice again, so that it is calculated anew.',
		isBroken: ({ tax }, { taxes }) => !taxes.some((group) => isSameKind(group, tax)),
	},
];

export const isPeriodBackwards = (period: Period | undefined) => isBefore(period?.to, period?.from);

const isBefore = (one: string | undefined, other: string | undefined) => one !== undefined && other !== undefined && one < other;

const expectedNet = ({ quantity, price, allowance }: Line) => amountOf(quantity, price) - (allowance?.amount ?? 0n);

export const distance = (one: bigint, other: bigint) => (one < other ? other - one : one - other);
