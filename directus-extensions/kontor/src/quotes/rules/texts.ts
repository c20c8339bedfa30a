/** What the lines of down payments and of their deduction say, in the customer's language. */
import { type Language, writtenDay, writtenMoney, writtenPercent } from '../../core/rules/written.js';
import type { Invoice, Quote } from '../../generated/schema.js';
import type { SummaryGroup } from './down-payment.js';

interface Rate {
	tax_rate: string;
}

export function downPaymentTexts({ number }: Pick<Quote, 'number'>, percent: string, language: Language) {
	const share = writtenPercent(percent, language);
	const title = language === 'de' ? `Abschlag ${share} auf Angebot ${number}` : `Down payment ${share} on quote ${number}`;
	return { title, line: ({ tax_rate }: Rate) => `${title} (${writtenPercent(tax_rate, language)})` };
}

/** § 14 (5) UStG: a final invoice shows what was paid ahead and the tax on it. */
export function deductionTexts(
	{ number, issued_date, currency }: Pick<Invoice, 'number' | 'issued_date' | 'currency'>,
	language: Language,
) {
	const day = writtenDay(issued_date!, language);
	const title = language === 'de' ? `abzüglich Abschlagsrechnung ${number} vom ${day}` : `less down-payment invoice ${number} of ${day}`;
	const [net, tax] = language === 'de' ? ['netto', 'USt'] : ['net', 'VAT'];
	return {
		title: ({ tax_rate }: Rate) => `${title} (${writtenPercent(tax_rate, language)})`,
		description: ({ net_amount, tax_amount }: SummaryGroup) =>
			`${net} ${writtenMoney(net_amount, currency, language)}, ${tax} ${writtenMoney(tax_amount, currency, language)}`,
	};
}

export const finalTitle = ({ number, title }: Pick<Quote, 'number' | 'title'>, language: Language): string =>
	`${language === 'de' ? 'Schlussrechnung' : 'Final invoice'}: ${title ?? number}`.slice(0, 255);
