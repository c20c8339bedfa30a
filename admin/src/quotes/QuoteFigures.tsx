import { useTranslate } from 'react-admin';
import { Figures } from '../components/Figures';
import { Relative } from '../components/Relative';
import type { QuoteRow } from '../data-provider/rows';
import { useFormats } from '../i18n/format';

/** What it is about, and how long it binds. */
export function QuoteFigures({ quote }: { quote: QuoteRow }) {
	const { money, day, number } = useFormats();
	const translate = useTranslate();
	return (
		<Figures
			figures={[
				{ label: 'resources.quotes.fields.total', value: money(quote.total, quote.currency) },
				!!quote.valid_until && {
					label: 'resources.quotes.fields.valid_until',
					value: day(quote.valid_until),
					hint: quote.status === 'sent' && <Relative day={quote.valid_until} isFuture />,
				},
				quote.version > 1 && { label: translate('resources.quotes.fields.version'), value: number(quote.version) },
			]}
		/>
	);
}
