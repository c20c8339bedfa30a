import { billingStep, type Invoice, movesFrom, QUOTE_STATES, type Quote } from '@kontor/directus-extension/contracts';
import { Suspense, useState } from 'react';
import { useGetManyReference, useNotify, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { lazy } from '../app/lazy';
import { useRights } from '../auth/use-rights';
import { type Action, ActionBar } from '../components/ActionBar';
import { useAction } from '../data-provider/use-verb';
import { isMailable } from '../mail/mailable';

const DIALOGS = {
	send: lazy(() => import('./actions/SendQuote')),
	mail: lazy(() => import('./actions/MailQuote')),
	decline: lazy(() => import('./actions/DeclineQuote')),
	'create-invoice': lazy(() => import('./actions/InvoiceFromQuote')),
	'create-another': lazy(() => import('./actions/AnotherDownPayment')),
};

/** Where the transitions and the rights allow it: from sending it to the project and the invoices that come of it. */
export function QuoteActions({ quote }: { quote: Quote }) {
	const translate = useTranslate();
	const notify = useNotify();
	const navigate = useNavigate();
	const { can, may } = useRights();
	const [dialog, setDialog] = useState<keyof typeof DIALOGS>();
	const [sent, setSent] = useState<Pick<Quote, 'id' | 'number'>>();
	const goTo = (collection: string, said: string) => (answer: { id: string }) => {
		notify(said, { type: 'success' });
		navigate(`/${collection}/${answer.id}/show`);
	};
	const accept = useAction('acceptQuote', { said: 'quote.accepted' });
	const revise = useAction('reviseQuote', { onDone: goTo('quotes', 'quote.revised') });
	const createProject = useAction('createProjectFromQuote', {
		onDone: (answer) => goTo('projects', 'quote.project_created')({ id: answer.project_id ?? answer.id }),
	});
	const createFinal = useAction('createFinalInvoice', { onDone: goTo('invoices', 'quote.invoice_created') });
	const isAccepted = quote.status === 'accepted';
	const mayBill = isAccepted && can('billing.write') && may('read', 'invoices');
	const { data: invoices } = useGetManyReference<Invoice>(
		'invoices',
		{
			target: 'quote_id',
			id: quote.id,
			pagination: { page: 1, perPage: 100 },
			sort: { field: 'created_at', order: 'ASC' },
			filter: {},
		},
		{ enabled: mayBill },
	);
	const bill = mayBill && invoices ? billingStep(invoices) : undefined;
	const verbs = movesFrom(QUOTE_STATES, quote.status);
	const mayWrite = can('quotes.write', 'billing.write');
	const press = (name: string, by: { press: (input: { id: string }) => unknown; isBusy: boolean }) => ({
		name,
		onPress: () => by.press({ id: quote.id }),
		isBusy: by.isBusy,
	});
	const ask = (name: keyof typeof DIALOGS) => ({ name, onPress: () => setDialog(name) });
	const actions: (Action | false)[] = [
		mayWrite && verbs.includes('send') && { ...ask('send'), label: translate('quote.send'), isNext: true },
		mayWrite && verbs.includes('accept') && { ...press('accept', accept), label: translate('quote.accept'), isNext: true },
		mayWrite && isMailable('quotes', quote.status) && { ...ask('mail'), label: translate('mail.send') },
		{ name: 'pdf', label: translate('actions.pdf'), href: `/billing/quotes/${quote.id}/pdf` },
		mayWrite && verbs.includes('decline') && { ...ask('decline'), label: translate('quote.decline') },
		bill === 'first' && { ...ask('create-invoice'), label: translate('quote.create_invoice'), isNext: true },
		bill === 'final' && { ...press('final', createFinal), label: translate('quote.create_final'), isNext: true },
		bill === 'final' && { ...ask('create-another'), label: translate('quote.create_another') },
		isAccepted &&
			!quote.project_id &&
			may('create', 'projects') && { ...press('project', createProject), label: translate('quote.create_project') },
		mayWrite && verbs.includes('revise') && { ...press('revise', revise), label: translate('quote.revise') },
	];
	const Dialog = dialog && DIALOGS[dialog];
	return (
		<>
			<ActionBar actions={actions.filter((action) => action !== false)} />
			{Dialog && (
				<Suspense fallback={null}>
					<Dialog
						quote={{ ...quote, ...(sent?.id === quote.id && { number: sent.number }) }}
						onSent={(answer) => {
							setSent(answer);
							setDialog('mail');
						}}
						// The next one may have opened meanwhile.
						onClose={() => setDialog((current) => (current === dialog ? undefined : current))}
					/>
				</Suspense>
			)}
		</>
	);
}
