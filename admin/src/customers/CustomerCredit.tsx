/** What the organization owes the customer: shown and paid out on the customer's page, and used for an invoice on the invoice's page. */

import type { Customer } from '@kontor/directus-extension/contracts';
import { Alert, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useDataProvider, useRecordContext, useTranslate } from 'react-admin';
import { lazy } from '../app/lazy';
import { useRights } from '../auth/use-rights';
import type { KontorDataProvider } from '../data-provider';
import { useFormats } from '../i18n/format';

const RefundCredit = lazy(() => import('./RefundCredit'));

export function CustomerCredit() {
	const customer = useRecordContext<Customer>()!;
	const translate = useTranslate();
	const { money } = useFormats();
	const { can, may } = useRights();
	const provider = useDataProvider<KontorDataProvider>();
	const [refunded, setRefunded] = useState<{ currency: string; balance: string }>();
	const { data } = useQuery({
		queryKey: ['customer_credits', 'balance', customer.id],
		queryFn: () => provider.customerCredit({ id: customer.id }),
		enabled: may('read', 'customer_credits'),
	});
	const balances = (data?.balances ?? []).filter(({ balance }) => Number(balance) > 0);
	if (balances.length === 0) return null;
	return (
		<>
			{balances.map((credit) => (
				<Alert
					key={credit.currency}
					severity="info"
					sx={{ mb: 2, py: 0.25 }}
					action={can('payments.create') && <Button onClick={() => setRefunded(credit)}>{translate('actions.refund')}</Button>}
				>
					{translate('actions.credit')}: <strong>{money(credit.balance, credit.currency)}</strong>
				</Alert>
			))}
			{refunded && (
				<Suspense fallback={null}>
					<RefundCredit customerId={customer.id} credit={refunded} onClose={() => setRefunded(undefined)} />
				</Suspense>
			)}
		</>
	);
}
