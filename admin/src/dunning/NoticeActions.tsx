import { type DunningNotice, movesFrom, NOTICE_STATES } from '@kontor/directus-extension/contracts';
import { Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';
import { lazy } from '../app/lazy';
import { useRights } from '../auth/use-rights';
import { type Action, ActionBar } from '../components/ActionBar';
import { useAction } from '../data-provider/use-verb';
import { isMailable } from '../mail/mailable';
import { levelName } from './level-name';

const SendMail = lazy(() => import('../mail/SendMail'));
const IssueNotice = lazy(() => import('./IssueNotice'));
const DismissNotice = lazy(() => import('./DismissNotice'));

/** From the proposal to the letter that is out. */
export function NoticeActions({ notice }: { notice: DunningNotice }) {
	const translate = useTranslate();
	const { can } = useRights();
	const [dialog, setDialog] = useState<'issue' | 'mail' | 'dismiss'>();
	const close = () => setDialog(undefined);
	const markSent = useAction('markNoticeSent', { said: 'dunning.sent' });
	const { id, status, level, number } = notice;
	const verbs = can('billing.issue') ? movesFrom(NOTICE_STATES, status) : [];
	const mail = {
		name: 'mail',
		label: translate('mail.send'),
		onPress: () => setDialog('mail'),
		isNext: status === 'issued',
	};
	const actions: (Action | false)[] = [
		verbs.includes('confirm') && { name: 'issue', label: translate('dunning.confirm'), onPress: () => setDialog('issue'), isNext: true },
		can('billing.issue') && isMailable('dunning_notices', status) && mail,
		{ name: 'pdf', label: translate('actions.pdf'), href: `/billing/dunning-notices/${id}/pdf` },
		verbs.includes('mark-sent') && {
			name: 'mark-sent',
			label: translate('dunning.mark_sent'),
			onPress: () => markSent.press({ id }),
			isBusy: markSent.isBusy,
		},
		verbs.includes('dismiss') && {
			name: 'dismiss',
			label: translate('dunning.dismiss'),
			onPress: () => setDialog('dismiss'),
			isSevere: true,
		},
	];
	return (
		<>
			<ActionBar actions={actions.filter((action) => action !== false)} />
			<Suspense fallback={null}>
				{dialog === 'mail' && (
					<SendMail collection="dunning_notices" id={id} document={`${levelName(level, translate)} ${number}`} onClose={close} />
				)}
				{dialog === 'issue' && <IssueNotice notice={notice} onClose={close} />}
				{dialog === 'dismiss' && <DismissNotice notice={notice} onClose={close} />}
			</Suspense>
		</>
	);
}
