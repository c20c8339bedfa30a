/** The mails of a paper: to whom, and whether they were sent. */
import type { DunningNotice, Invoice, Mail, Quote } from '@kontor/directus-extension/contracts';
import Replay from '@mui/icons-material/Replay';
import { Box, IconButton, Tooltip, Typography } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useGetManyReference, useGetResourceLabel, useRecordContext, useTranslate } from 'react-admin';
import { useRights } from '../auth/use-rights';
import { Section } from '../components/Detail';
import { Value } from '../components/Value';
import { useReload } from '../data-provider/use-reload';
import { useAction } from '../data-provider/use-verb';
import { useFormats } from '../i18n/format';
import { SIZE } from '../theme/tokens';
import { isMailable, MAILABLE, type Mailable } from './mailable';

const isWaiting = ({ status }: Mail) => status === 'queued';

/** Usually it is out in a moment; what the mail server has put off takes minutes. */
const pause = (mails: Mail[]): number | false => {
	const waiting = mails.filter(isWaiting);
	return waiting.length > 0 && (waiting.some(({ attempts }) => attempts === 0) ? 2_000 : 20_000);
};

function useMails(collection: Mailable, id: string) {
	const { may } = useRights();
	const reload = useReload();
	const isShown = may('read', 'mails');
	const { data: mails = [], isPending } = useGetManyReference<Mail>(
		'mails',
		{
			target: MAILABLE[collection].target,
			id,
			pagination: { page: 1, perPage: 100 },
			sort: { field: 'created_at', order: 'DESC' },
			filter: {},
		},
		{ enabled: isShown, refetchInterval: ({ state }) => pause(state.data?.data ?? []) },
	);
	// With the mail, the paper was marked as sent.
	const hasWaiting = mails.some(isWaiting);
	const hadWaiting = useRef(false);
	useEffect(() => {
		if (hadWaiting.current && !hasWaiting) reload();
		hadWaiting.current = hasWaiting;
	}, [hasWaiting, reload]);
	return { mails, isPending, isShown };
}

export function MailLog({ collection }: { collection: Mailable }) {
	const record = useRecordContext<Invoice | Quote | DunningNotice>()!;
	const translate = useTranslate();
	const label = useGetResourceLabel();
	const { mails, isPending, isShown } = useMails(collection, record.id);
	if (!isShown || (mails.length === 0 && !isMailable(collection, record.status))) return null;
	return (
		<Section
			title={label('mails', 2)}
			count={mails.length}
			empty={!isPending && mails.length === 0 ? translate('mail.nothing') : undefined}
		>
			{mails.length > 0 && (
				<Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
					{mails.map((mail) => (
						<LoggedMail key={mail.id} mail={mail} />
					))}
				</Box>
			)}
		</Section>
	);
}

function LoggedMail({ mail }: { mail: Mail }) {
	const { dateTime } = useFormats();
	return (
		<Box
			component="li"
			sx={{
				display: 'grid',
				gridTemplateColumns: { xs: 'minmax(0, 1fr) auto', sm: '150px minmax(0, 1fr) auto' },
				columnGap: 2,
				alignItems: 'start',
				px: 2,
				py: 1,
				'&:not(:last-child)': { borderBottom: 1, borderColor: 'divider' },
			}}
		>
			<Typography component="time" color="text.secondary">
				{dateTime(mail.sent_at ?? mail.created_at)}
			</Typography>
			<Box sx={{ minWidth: 0, overflowWrap: 'anywhere', order: { xs: 1, sm: 0 }, gridColumn: { xs: '1 / -1', sm: 'auto' } }}>
				<Box>{[mail.recipient, mail.cc].filter(Boolean).join(', ')}</Box>
				<Box sx={{ color: 'text.secondary', fontSize: SIZE.small }}>{mail.subject}</Box>
				{mail.error && <Box sx={{ color: 'error.main', fontSize: SIZE.small }}>{mail.error}</Box>}
			</Box>
			<Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
				<Value record={mail} resource="mails" source="status" as="status" />
				<Retry mail={mail} />
			</Box>
		</Box>
	);
}

function Retry({ mail: { id, status, attempts } }: { mail: Mail }) {
	const translate = useTranslate();
	const { can } = useRights();
	const { press, isBusy } = useAction('retryMail', { said: 'mail.retried' });
	if (!can('billing.issue') || status === 'sent' || (status === 'queued' && attempts === 0)) return null;
	return (
		<Tooltip title={translate('mail.retry')}>
			<IconButton size="small" loading={isBusy} onClick={() => press({ id })} aria-label={translate('mail.retry')}>
				<Replay fontSize="small" />
			</IconButton>
		</Tooltip>
	);
}
