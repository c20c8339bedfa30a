import type { Missing } from '@kontor/directus-extension/contracts';
import { Alert, Box, Link } from '@mui/material';
import { useLocale, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { SIZE, WEIGHT } from '../theme/tokens';

/** Where each thing is entered: on a form of the console, or else in Studio. */
function addressOf({ collection, id }: Missing, document?: string): { to: string } | { href: string } | undefined {
	if (collection === 'customers' || collection === 'invoices' || collection === 'quotes') return { to: `/${collection}/${id}` };
	if (collection === 'invoice_lines' || collection === 'quote_lines') return document ? { to: document } : undefined;
	return { href: `/admin/content/${collection}/${id}` };
}

/** What a paper still needs, each with a link to where it is entered. */
export function MissingList({ missing, document }: { missing: Missing[]; document?: string }) {
	const translate = useTranslate();
	const locale = useLocale();
	return (
		<Alert severity="warning" sx={{ '& .MuiAlert-message': { width: '100%' } }}>
			<Box sx={{ fontWeight: WEIGHT.strong }}>{translate('actions.missing')}</Box>
			<Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.25 }}>
				{missing.map((one) => {
					const address = addressOf(one, document);
					const text = locale === 'en' ? one.en : one.de;
					return (
						<li key={`${one.collection} ${one.id} ${one.field} ${one.rule}`}>
							{!address ? (
								text
							) : 'to' in address ? (
								<Link component={RouterLink} to={address.to}>
									{text}
								</Link>
							) : (
								<Link href={address.href} target="_blank" rel="noopener">
									{text}
								</Link>
							)}{' '}
							<Box component="span" sx={{ color: 'text.secondary', fontSize: SIZE.tiny }}>
								{one.rule}
							</Box>
						</li>
					);
				})}
			</Box>
		</Alert>
	);
}
