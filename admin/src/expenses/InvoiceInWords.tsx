/** What an e-invoice says, as a letter would. */
import type { ReceivedParty, receiving } from '@kontor/directus-extension/contracts';
import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormats } from '../i18n/format';
import { WEIGHT } from '../theme/tokens';

/** With room for two columns. */
const LONG = ['iban', 'terms'];

const inGroups = (iban: string): string => iban.replaceAll(/(.{4})(?=.)/g, '$1 ');

export function InvoiceInWords({ read: { invoice, parts } }: { read: receiving.ReceivedAnswer }) {
	const translate = useTranslate();
	const { money, day, number, percent } = useFormats();
	const amount = (value: string | null) => (value === null ? '–' : money(value, invoice.currency));
	const { supplier, buyer, totals } = invoice;
	const facts: [label: string, value: string | null][] = [
		['number', invoice.number],
		['date', day(invoice.issuedDate)],
		['due', invoice.dueDate && day(invoice.dueDate)],
		['service', [invoice.serviceFrom, invoice.serviceTo].filter(Boolean).map(day).join(' – ')],
		['order', invoice.orderNumber],
		['profile', invoice.profile],
		['iban', invoice.accounts.map(({ iban }) => inGroups(iban)).join('\n')],
		['terms', invoice.paymentTerms],
	];
	return (
		<Box sx={{ display: 'grid', gap: 2 }}>
			<Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '1fr 1fr' } }}>
				<Party title={translate('receiving.supplier')} party={supplier} />
				<Party title={translate('receiving.buyer')} party={buyer} />
			</Box>
			<Box
				component="dl"
				sx={{ m: 0, display: 'grid', gap: '8px 20px', gridTemplateColumns: 'repeat(auto-fill, minmax(min(150px, 40%), 1fr))' }}
			>
				{facts
					.filter(([, value]) => value)
					.map(([label, value]) => (
						<Box key={label} sx={LONG.includes(label) ? { gridColumn: 'span 2' } : { minWidth: 0 }}>
							<Typography component="dt" variant="caption" color="text.secondary">
								{translate(`receiving.${label}`)}
							</Typography>
							<Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
								{value}
							</Box>
						</Box>
					))}
			</Box>
			{invoice.lines.length > 0 && (
				<Box sx={{ overflowX: 'auto' }}>
					<Table size="small">
						<TableHead>
							<TableRow>
								<TableCell>{translate('receiving.line')}</TableCell>
								<TableCell align="right">{translate('receiving.quantity')}</TableCell>
								<TableCell align="right">{translate('receiving.price')}</TableCell>
								<TableCell align="right">{translate('receiving.tax_rate')}</TableCell>
								<TableCell align="right">{translate('receiving.net')}</TableCell>
							</TableRow>
						</TableHead>
						<TableBody>
							{invoice.lines.slice(0, 200).map((line, at) => (
								// biome-ignore lint/suspicious/noArrayIndexKey: senders do not number them reliably, and they never move
								<TableRow key={at}>
									<TableCell sx={{ overflowWrap: 'anywhere', minWidth: 140 }}>{line.title}</TableCell>
									<TableCell align="right">{number(line.quantity)}</TableCell>
									<TableCell align="right">{amount(line.unitPrice)}</TableCell>
									<TableCell align="right">{percent(line.taxRate)}</TableCell>
									<TableCell align="right">{amount(line.netAmount)}</TableCell>
								</TableRow>
							))}
						</TableBody>
					</Table>
				</Box>
			)}
			<Box sx={{ display: 'grid', gridTemplateColumns: '1fr auto', gap: '4px 24px', justifySelf: 'end', textAlign: 'right' }}>
				<span>{translate('receiving.net')}</span>
				<span>{amount(totals.net)}</span>
				{invoice.taxes.map(({ rate, taxAmount, exemptionReason }) => [
					<span key={`label ${rate} ${exemptionReason}`}>
						{exemptionReason ?? translate('receiving.tax', { rate: percent(rate ?? '0') })}
					</span>,
					<span key={`amount ${rate} ${exemptionReason}`}>{amount(taxAmount)}</span>,
				])}
				<strong>{translate('receiving.total')}</strong>
				<strong>{amount(totals.total)}</strong>
				{totals.payable !== totals.total && [
					<span key="label">{translate('receiving.payable')}</span>,
					<span key="amount">{amount(totals.payable)}</span>,
				]}
			</Box>
			{parts.length > 1 && <Typography color="text.secondary">{translate('receiving.several', { smart_count: parts.length })}</Typography>}
			{invoice.notes.map((note) => (
				<Typography key={note} color="text.secondary" sx={{ whiteSpace: 'pre-line' }}>
					{note}
				</Typography>
			))}
		</Box>
	);
}

function Party({ title, party: { name, street, zip, city, vatId, email } }: { title: string; party: ReceivedParty }) {
	return (
		<Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
			<Typography variant="caption" color="text.secondary">
				{title}
			</Typography>
			{[name, street, [zip, city].filter(Boolean).join(' '), vatId, email].filter(Boolean).map((line, at) => (
				<Box key={line} sx={at === 0 ? { fontWeight: WEIGHT.strong } : undefined}>
					{line}
				</Box>
			))}
		</Box>
	);
}
