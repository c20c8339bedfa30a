import { formatCents, type Totals } from '@kontor/directus-extension/contracts';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormats } from '../i18n/format';
import { WEIGHT } from '../theme/tokens';

/** The totals of a paper, with the tax of each rate. */
export function DocumentTotals({ totals, currency }: { totals: Totals; currency: string }) {
	const translate = useTranslate();
	const { money, percent } = useFormats();
	const rows: [label: string, cents: bigint, isStrong?: boolean][] = [
		...(totals.discount === 0n
			? []
			: ([
					[translate('lines.subtotal'), totals.net + totals.discount],
					[translate('resources.invoices.fields.discount_percent'), -totals.discount],
				] as [string, bigint][])),
		[translate('resources.invoices.fields.net_total'), totals.net],
		...totals.groups
			.filter(({ tax, net }) => tax !== 0n || net !== 0n)
			.map(
				({ rate, category, tax }) =>
					[translate(category === 'S' ? 'lines.tax' : 'lines.tax_of', { rate: percent(rate), category }), tax] as [string, bigint],
			),
		[translate('resources.invoices.fields.total'), totals.total, true],
	];
	return (
		<Box
			component="dl"
			aria-live="polite"
			sx={{
				m: 0,
				ml: 'auto',
				p: 2,
				maxWidth: { sm: 320 },
				minWidth: { sm: 300 },
				display: 'grid',
				gridTemplateColumns: '1fr auto',
				gap: '4px 24px',
			}}
		>
			{rows.map(([label, cents, isStrong]) => (
				<Box key={label} sx={{ display: 'contents', fontWeight: isStrong ? WEIGHT.strong : WEIGHT.normal }}>
					<Box component="dt" sx={{ color: isStrong ? 'text.primary' : 'text.secondary', fontWeight: 'inherit' }}>
						{label}
					</Box>
					<Box component="dd" sx={{ m: 0, textAlign: 'right', fontWeight: 'inherit' }}>
						{money(formatCents(cents), currency)}
					</Box>
				</Box>
			))}
		</Box>
	);
}
