/** What a customer was billed, owes, and owes too long. */
import { formatCents, parseCents } from '@kontor/directus-extension/contracts';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { useRights } from '../auth/use-rights';
import { Figures } from '../components/Figures';
import type { KontorDataProvider } from '../data-provider';
import type { CustomerRow } from '../data-provider/rows';
import type { InvoiceSum } from '../data-provider/verbs';
import { useFormats } from '../i18n/format';

const BILLED = ['issued', 'sent', 'partially_paid', 'overdue', 'paid', 'cancelled'];
const OPEN = ['issued', 'sent', 'partially_paid', 'overdue'];

export function CustomerFigures({ customer }: { customer: CustomerRow }) {
	const { money } = useFormats();
	const { mayField } = useRights();
	const provider = useDataProvider<KontorDataProvider>();
	const isShown = mayField('read', 'invoices', 'open_amount');
	const { data = [], isPending } = useQuery({
		queryKey: ['invoices', 'sums', customer.id],
		queryFn: () => provider.customerInvoices({ id: customer.id }),
		enabled: isShown,
	});
	if (!isShown) return null;
	const shown = (column: keyof InvoiceSum['sum'], states: string[]): string => {
		if (isPending) return '…';
		const sums = new Map<string, bigint>();
		for (const { currency, status, sum } of data)
			if (states.includes(status)) sums.set(currency, (sums.get(currency) ?? 0n) + parseCents(sum[column] ?? '0'));
		const amounts = [...sums].filter(([, cents]) => cents !== 0n);
		if (amounts.length === 0) return money('0', customer.currency ?? 'EUR');
		return amounts.map(([currency, cents]) => money(formatCents(cents), currency)).join(' + ');
	};
	const isLate = data.some(({ status, sum }) => status === 'overdue' && parseCents(sum.open_amount ?? '0') > 0n);
	return (
		<Figures
			figures={[
				{ label: 'figures.open', value: shown('open_amount', OPEN) },
				{ label: 'figures.overdue', value: shown('open_amount', ['overdue']), tone: isLate ? 'error' : undefined },
				{ label: 'figures.billed', value: shown('total', BILLED) },
			]}
		/>
	);
}
