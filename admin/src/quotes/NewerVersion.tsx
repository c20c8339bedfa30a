import type { Quote } from '@kontor/directus-extension/contracts';
import { Alert, Link } from '@mui/material';
import { useGetList, useRecordContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';

/** Whoever opens a replaced quote usually wants the one that is valid. */
export function NewerVersion() {
	const quote = useRecordContext<Quote>()!;
	const translate = useTranslate();
	const { data: newer = [] } = useGetList<Quote>(
		'quotes',
		{ filter: { previous_quote_id: quote.id }, pagination: { page: 1, perPage: 1 }, sort: { field: 'version', order: 'DESC' } },
		{ enabled: quote.status === 'replaced' },
	);
	if (!newer[0]) return null;
	return (
		<Alert severity="info" sx={{ mb: 2, py: 0.25 }}>
			<Link component={RouterLink} to={`/quotes/${newer[0].id}/show`}>
				{translate('quote.newer', { version: newer[0].version })}
			</Link>
		</Alert>
	);
}
