/** BT-20 in words, and for XRechnung the Skonto in the form that KoSIT has laid down (BR-DE-18). */
import { formatDecimal, parseCents, parseDecimal } from '../../core/rules/money.js';
import type { InvoiceDocument } from '../../papers/rules/invoice-paper.js';
import type { Profile } from './semantic-model.js';
import { day } from './values.js';

export function paymentTermsOf({ invoice, buyer }: InvoiceDocument, profile: Profile): string | undefined {
	// Nobody pays a cancellation.
	if (parseCents(invoice.total) <= 0n) return undefined;
	const isEnglish = buyer.language === 'en';
	const sentences = [termSentence(invoice, isEnglish)];
	const skonto = skontoOf(invoice);
	if (skonto) sentences.push(skontoSentence(skonto, isEnglish));
	const words = sentences.filter((sentence) => sentence !== undefined).join('\n');
	if (!skonto || profile !== 'xrechnung') return words || undefined;
	// The line break after the last # is part of the form.
	return `${words ? `${words}\n` : ''}#SKONTO#TAGE=${skonto.days}#PROZENT=${skonto.percent}#\n`;
}

type Terms = InvoiceDocument['invoice'];

export function skontoOf({ skonto_percent, skonto_days }: Terms) {
	const percent = parseDecimal(skonto_percent ?? '0', 2);
	if (percent === 0n || skonto_days === null || skonto_days === undefined) return undefined;
	return { days: skonto_days, percent: formatDecimal(percent, 2) };
}

function termSentence(invoice: Terms, isEnglish: boolean): string | undefined {
	const due = day(invoice.due_date);
	if (due) return isEnglish ? `Payable by ${due}.` : `Zahlbar bis ${germanDay(due)}.`;
	const days = invoice.payment_terms_days;
	if (days === null || days === undefined) return undefined;
	return isEnglish ? `Payable within ${days} days.` : `Zahlbar innerhalb von ${days} Tagen.`;
}

function skontoSentence({ days, percent }: { days: number; percent: string }, isEnglish: boolean): string {
	return isEnglish
		? `${percent}% discount for payment within ${days} days.`
		: `${percent.replace('.', ',')} % Skonto bei Zahlung innerhalb von ${days} Tagen.`;
}

const germanDay = (date: string) => date.split('-').toReversed().join('.');
