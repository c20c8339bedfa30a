/** The mail as it would go out, to be looked at and changed before it does. */

import type { mail } from '@kontor/directus-extension/contracts';
import AttachFile from '@mui/icons-material/AttachFile';
import { Alert, Box, Chip, Link, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { email, required, TextInput, useDataProvider, useLocale, useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { ActionDialog } from '../components/ActionDialog';
import type { KontorDataProvider } from '../data-provider';
import type { Mailable } from './mailable';
import { MAILABLE } from './mailable';

interface Props {
	collection: Mailable;
	id: string;
	/** What it is, for the heading. */
	document: string;
	onClose: () => void;
}

export default function SendMail({ collection, id, document, onClose }: Props) {
	const translate = useTranslate();
	const notify = useNotify();
	const provider = useDataProvider<KontorDataProvider>();
	const { verb, preview } = MAILABLE[collection];
	const { data: mail, error } = useQuery({
		queryKey: ['mails', 'preview', collection, id],
		queryFn: () => provider[preview]({ id }),
		// Asked once: what somebody is writing is not replaced under their hands.
		staleTime: Number.POSITIVE_INFINITY,
		gcTime: 0,
	});
	return (
		<ActionDialog
			verb={verb}
			title={translate('mail.send_title', { document })}
			label={translate('mail.submit')}
			resource="mails"
			isWide
			isDisabled={!mail}
			defaults={mail && { to: mail.recipient, subject: mail.subject, body: mail.body }}
			input={({ to, cc, subject, body }) => ({ id, to, subject, body, ...(cc?.trim() ? { cc: cc.trim().split(/[\s,;]+/) } : {}) })}
			onDone={({ mail: { status, recipient } }) =>
				notify(status === 'held' ? 'mail.kept' : 'mail.on_its_way', {
					type: status === 'held' ? 'warning' : 'success',
					messageArgs: { recipient },
				})
			}
			onClose={onClose}
		>
			{error ? (
				<Alert severity="error">{error.message}</Alert>
			) : mail ? (
				<Inputs mail={mail} />
			) : (
				<Skeleton variant="rounded" height={320} />
			)}
		</ActionDialog>
	);
}

function Inputs({ mail: { recipient, address, held, attachments } }: { mail: mail.MailPreview }) {
	const translate = useTranslate();
	const locale = useLocale();
	return (
		<>
			{held && (
				<Alert severity="warning">
					<strong>{locale === 'en' ? held.en : held.de}</strong> {translate('mail.held_text')}
				</Alert>
			)}
			{!recipient && (
				<Alert severity="warning">
					{translate('mail.no_address')}{' '}
					<Link component={RouterLink} to={`/${address.collection}/${address.id}`}>
						{translate('mail.enter_address')}
					</Link>
				</Alert>
			)}
			<Box
				sx={{
					display: 'grid',
					gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
					gap: 2,
					alignItems: 'start',
				}}
			>
				<TextInput source="to" type="email" validate={[required(), email()]} helperText={false} autoFocus={!recipient} />
				<TextInput source="cc" helperText="resources.mails.hints.cc" />
			</Box>
			<TextInput source="subject" validate={required()} helperText={false} />
			<TextInput source="body" validate={required()} multiline minRows={8} maxRows={18} helperText={false} />
			<Box
				component="ul"
				aria-label={translate('resources.mails.fields.attachments')}
				sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', gap: 1 }}
			>
				{attachments.map((name) => (
					<li key={name}>
						<Chip icon={<AttachFile />} label={name} variant="outlined" size="small" />
					</li>
				))}
			</Box>
		</>
	);
}
