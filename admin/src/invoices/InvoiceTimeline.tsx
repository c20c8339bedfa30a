/** What happened to an invoice, as a list with links to the papers that followed from it. */
import { type DunningNotice, type Invoice, isCounterEntry, type Payment } from '@kontor/directus-extension/contracts';
import { Box, Link, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useGetManyReference, useRecordContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useRights } from '../auth/use-rights';
import { choiceKey } from '../components/choices';
import { Section } from '../components/Detail';
import { levelName } from '../dunning/level-name';
import { useFormats } from '../i18n/format';
import { SIZE } from '../theme/tokens';

interface Event {
	key: string;
	at: string;
	text: ReactNode;
	detail?: string | null;
	tone?: 'success.main' | 'error.main' | 'warning.main';
}

const related = (id: string) => ({
	target: 'invoice_id',
	id,
	pagination: { page: 1, perPage: 100 },
	sort: { field: 'created_at', order: 'ASC' as const },
	filter: {},
});

export function InvoiceTimeline() {
	const invoice = useRecordContext<Invoice>()!;
	const translate = useTranslate();
	const { money, day, date } = useFormats();
	const { may } = useRights();
	const isIssued = invoice.status !== 'draft';
	const { data: payments = [] } = useGetManyReference<Payment>('payments', related(invoice.id), {
		enabled: isIssued && may('read', 'payments'),
	});
	const { data: notices = [] } = useGetManyReference<DunningNotice>('dunning_notices', related(invoice.id), {
		enabled: isIssued && may('read', 'dunning_notices'),
	});
	const { data: reversals = [] } = useGetManyReference<Invoice>(
		'invoices',
		{ ...related(invoice.id), target: 'related_invoice_id' },
		{ enabled: isIssued },
	);
	if (!isIssued) return null;
	const amount = (value: string) => money(value, invoice.currency);
	const events: Event[] = [
		{
			key: 'created',
			at: invoice.created_at ?? '',
			text: translate('trace.created'),
		},
		{ key: 'issued', at: invoice.issued_date ?? '', text: translate('trace.issued', { number: invoice.number }) },
		...(invoice.sent_at ? [{ key: 'sent', at: invoice.sent_at, text: translate('trace.sent') }] : []),
		...payments.map((payment): Event => {
			const isReversal = isCounterEntry(payment);
			const at = payment.created_at ?? payment.payment_date;
			return {
				key: payment.id,
				at,
				text: isReversal
					? translate('trace.reversal', { amount: amount(payment.amount) })
					: translate('trace.payment', {
							amount: amount(payment.amount),
							method: translate(choiceKey('payments', 'method', payment.method), { _: payment.method }),
						}),
				// Money often comes before somebody writes it down.
				detail: [payment.payment_date !== at.slice(0, 10) && day(payment.payment_date), payment.reference, payment.note]
					.filter(Boolean)
					.join(' · '),
				tone: isReversal ? 'warning.main' : 'success.main',
			};
		}),
		...notices
			.filter(({ status }) => status !== 'proposed')
			.map(
				(notice): Event => ({
					key: notice.id,
					at: notice.notice_date ?? notice.created_at ?? '',
					text: (
						<Link component={RouterLink} to={`/dunning_notices/${notice.id}/show`}>
							{translate('trace.dunning', {
								level: levelName(notice.level, translate),
								status: translate(choiceKey('dunning_notices', 'status', notice.status)),
							})}
						</Link>
					),
					detail: notice.number,
					tone: 'warning.main',
				}),
			),
		...reversals
			.filter(({ status }) => status !== 'draft')
			.map(
				(reversal): Event => ({
					key: reversal.id,
					at: reversal.created_at ?? '',
					text: (
						<Link component={RouterLink} to={`/invoices/${reversal.id}/show`}>
							{translate(reversal.kind === 'cancellation' ? 'trace.cancellation' : 'trace.correction', {
								number: reversal.number,
								amount: amount(reversal.total),
							})}
						</Link>
					),
					tone: 'error.main',
				}),
			),
	];
	return (
		<Section title="trace.title">
			<Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
				{events
					// Within a day in the order above.
					.toSorted((a, b) => a.at.slice(0, 10).localeCompare(b.at.slice(0, 10)))
					.map(({ key, at, text, detail, tone }) => (
						<Box
							component="li"
							key={key}
							sx={{
								position: 'relative',
								display: 'flex',
								gap: 1.5,
								pl: 2.5,
								pb: 1,
								'&::before': {
									content: '""',
									position: 'absolute',
									left: 0,
									top: 6,
									width: 8,
									height: 8,
									borderRadius: '50%',
									bgcolor: tone ?? 'text.disabled',
								},
								'&:not(:last-child)::after': {
									content: '""',
									position: 'absolute',
									left: '3.5px',
									top: 18,
									bottom: -4,
									width: '1px',
									bgcolor: 'divider',
								},
							}}
						>
							<Typography component="time" color="text.secondary" sx={{ width: 92, flexShrink: 0 }}>
								{date(at)}
							</Typography>
							<Box sx={{ minWidth: 0 }}>
								{text}
								{detail && <Box sx={{ color: 'text.secondary', fontSize: SIZE.small }}>{detail}</Box>}
							</Box>
						</Box>
					))}
			</Box>
		</Section>
	);
}
