import { Column } from '../components/Column';
import { ChoiceFilter, SearchFilter } from '../components/filters';
import { PeriodFilter } from '../components/PeriodFilter';
import { ResourceList } from '../components/ResourceList';
import { Value } from '../components/Value';
import { CustomerOfInvoice } from '../customers/CustomerOfInvoice';
import type { PaymentRow } from '../data-provider/rows';
import { useFormats } from '../i18n/format';
import { ReverseButton } from './ReverseButton';
import { useReversed } from './use-reversed';

const filters = [
	<SearchFilter key="q" source="q" alwaysOn />,
	<PeriodFilter key="payment_date" source="payment_date" alwaysOn />,
	<ChoiceFilter key="method" source="method" alwaysOn />,
];

export default function PaymentList() {
	const { money } = useFormats();
	const currencyOf = (payment: PaymentRow): string => payment.invoice?.currency ?? 'EUR';
	return (
		<ResourceList<PaymentRow>
			sort={{ field: 'payment_date', order: 'DESC' }}
			embed={['invoice_id']}
			needs={[
				'amount',
				'payment_date',
				'method',
				'reverses_payment_id',
				'invoice_id',
				'invoice_id.number',
				'invoice_id.currency',
				'invoice_id.customer_id',
			]}
			filters={filters}
			to={(payment: PaymentRow) => `/invoices/${payment.invoice_id}/show`}
			card={{
				title: (payment) => payment.invoice?.number ?? '–',
				text: (payment) => (
					<>
						<Value record={payment} resource="payments" source="payment_date" as="day" /> · <CustomerOfInvoice record={payment} />
					</>
				),
				end: (payment) => <strong>{money(payment.amount, currencyOf(payment))}</strong>,
				endText: (payment) => <Value record={payment} resource="payments" source="method" as="choice" />,
			}}
		>
			<Column source="payment_date" as="day" isMain isNarrow />
			<Column source="invoice_id" as="related" reference="invoices" sortBy={false} isNarrow />
			<Column
				source="organization_id"
				label="resources.invoices.fields.customer_id"
				sortBy={false}
				width={220}
				render={(payment: PaymentRow) => <CustomerOfInvoice record={payment} />}
			/>
			<Column source="method" as="choice" />
			<Column source="reference" sortBy={false} isMinor="spare" />
			<Column source="note" width={200} sortBy={false} isMinor />
			<Column source="amount" as="money" render={(payment: PaymentRow) => money(payment.amount, currencyOf(payment))} />
			<Column
				source="reverses_payment_id"
				label="actions.reverse"
				sortBy={false}
				isNarrow
				render={(payment: PaymentRow) => <Reverse payment={payment} currency={currencyOf(payment)} />}
			/>
		</ResourceList>
	);
}

function Reverse({ payment, currency }: { payment: PaymentRow; currency: string }) {
	return <ReverseButton payment={payment} currency={currency} reversed={useReversed()} />;
}
