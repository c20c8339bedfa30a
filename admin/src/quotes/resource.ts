import icon from '@mui/icons-material/DescriptionOutlined';
import { lazy } from '../app/lazy';
import { defineResource } from '../app/manifest';
import type { QuoteRow } from '../data-provider/rows';
import { quoteNumber } from './quote-number';

export default defineResource({
	name: 'quotes',
	group: 'billing',
	icon,
	list: lazy(() => import('./QuoteList')),
	show: lazy(() => import('./QuoteShow')),
	edit: lazy(() => import('./QuoteEdit')),
	create: lazy(() => import('./QuoteCreate')),
	/** A draft has no number yet. */
	recordRepresentation: (quote: QuoteRow): string =>
		[quoteNumber(quote) ?? quote.title, quote.customer?.name].filter(Boolean).join(' · ') || '–',
	module: 'quote',
	tones: { sent: 'info', accepted: 'success', declined: 'error' },
});
