import { type Invoice, isOpen } from '@kontor/directus-extension/contracts';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { lazy } from '../app/lazy';
import { useRights } from '../auth/use-rights';
import { type Action, ActionBar } from '../components/ActionBar';
import type { KontorDataProvider } from '../data-provider';
import { useAction } from '../data-provider/use-verb';
import { type InvoiceAction, invoiceActions, nextAction } from './invoice-actions';

const DIALOGS = {
	issue: lazy(() => import('./actions/IssueInvoice')),
	mail: lazy(() => import('./actions/MailInvoice')),
	pay: lazy(() => import('./actions/RecordPayment')),
	'use-credit': lazy(() => import('./actions/UseCredit')),
	correct: lazy(() => import('./actions/CorrectInvoice')),
	cancel: lazy(() => import('./actions/CancelInvoice')),
};
type DialogName = keyof typeof DIALOGS;

const LABELS: Record<InvoiceAction, string> = {
	issue: 'actions.issue',
	mail: 'mail.send',
	pay: 'actions.pay',
	'use-credit': 'actions.use_credit',
	'mark-sent': 'actions.mark_sent',
	correct: 'actions.correct',
	cancel: 'actions.cancel',
};

/** What the customer has to their credit, in the currency of the invoice. */
function useCredit({ customer_id, currency }: Invoice, isAsked: boolean): string | undefined {
	const provider = useDataProvider<KontorDataProvider>();
	const { data } = useQuery({
		queryKey: ['customer_credits', 'balance', customer_id],
		queryFn: () => provider.customerCredit({ id: customer_id }),
		enabled: isAsked,
	});
	const balance = data?.balances.find((one) => one.currency === currency)?.balance;
	return balance && Number(balance) > 0 ? balance : undefined;
}

export function InvoiceActions({ invoice }: { invoice: Invoice }) {
	const translate = useTranslate();
	const { can, may } = useRights();
	const [dialog, setDialog] = useState<DialogName>();
	const credit = useCredit(invoice, isOpen(invoice) && may('read', 'customer_credits'));
	const markSent = useAction('markInvoiceSent', { said: 'actions.sent' });
	const names = invoiceActions({ invoice, can, hasCredit: credit !== undefined });
	const next = nextAction(names, invoice);
	const actions: Action[] = names.map((name) => ({
		name,
		label: translate(LABELS[name]),
		onPress: () => (name === 'mark-sent' ? markSent.press({ id: invoice.id }) : setDialog(name)),
		isNext: name === next,
		isSevere: name === 'cancel',
		isBusy: name === 'mark-sent' && markSent.isBusy,
	}));
	const files: Action[] = [
		{ name: 'pdf', label: translate('actions.pdf'), href: `/billing/invoices/${invoice.id}/pdf` },
		...(invoice.status === 'draft' ? [] : [{ name: 'xml', label: translate('actions.xml'), href: `/billing/invoices/${invoice.id}/xml` }]),
	];
	const Dialog = dialog && DIALOGS[dialog];
	return (
		<>
			<ActionBar actions={[...files.slice(0, 1), ...actions, ...files.slice(1)]} />
			{Dialog && (
				<Suspense fallback={null}>
					<Dialog invoice={invoice} credit={credit} onClose={() => setDialog(undefined)} />
				</Suspense>
			)}
		</>
	);
}

export interface InvoiceDialogProps {
	invoice: Invoice;
	credit?: string;
	onClose: () => void;
}
