import { useTranslate } from 'react-admin';
import { useRights } from '../auth/use-rights';
import { Column } from '../components/Column';
import { ChoiceFilter, SearchFilter } from '../components/filters';
import type { ListTab } from '../components/list/tabs';
import { PeriodFilter } from '../components/PeriodFilter';
import { ResourceList } from '../components/ResourceList';
import { Value } from '../components/Value';
import { CustomerOfInvoice } from '../customers/CustomerOfInvoice';
import type { DunningRow } from '../data-provider/rows';
import { useFormats } from '../i18n/format';
import { BulkNotices } from './BulkNotices';
import { claimed, currencyOf } from './claimed';
import { levelName } from './level-name';
import { ProposeButton } from './ProposeButton';

const filters = [
	<SearchFilter key="q" source="q" alwaysOn />,
	<PeriodFilter key="notice_date" source="notice_date" alwaysOn />,
	<ChoiceFilter key="status" source="status" />,
];

const TABS: ListTab[] = [
	{ name: 'all', filter: {} },
	{ name: 'proposed', filter: { status: 'proposed' } },
	{ name: 'issued', filter: { status: ['issued', 'sent'] } },
	{ name: 'dismissed', filter: { status: 'cancelled' } },
];

export default function DunningList() {
	const translate = useTranslate();
	const { can } = useRights();
	const { money } = useFormats();
	const levelOf = ({ level }: DunningRow) => levelName(level, translate);
	return (
		<ResourceList<DunningRow>
			sort={{ field: 'created_at', order: 'DESC' }}
			embed={['invoice_id']}
			needs={[
				'number',
				'level',
				'status',
				'invoice_id',
				'open_amount',
				'fee',
				'interest',
				'flat_fee',
				'invoice_id.number',
				'invoice_id.currency',
				'invoice_id.customer_id',
			]}
			filters={filters}
			tabs={TABS}
			bulkActions={can('billing.issue') ? <BulkNotices /> : undefined}
			isRowSelectable={({ status }) => status !== 'cancelled'}
			tools={<ProposeButton />}
			card={{
				title: (notice) => [notice.invoice?.number, levelOf(notice)].filter(Boolean).join(' · '),
				text: (notice) => (
					<>
						<CustomerOfInvoice record={notice} />
						{notice.number && <div>{notice.number}</div>}
					</>
				),
				end: (notice) => <strong>{money(claimed(notice), currencyOf(notice))}</strong>,
				endText: (notice) => <Value record={notice} resource="dunning_notices" source="status" as="status" />,
			}}
		>
			<Column source="number" render={({ number }: DunningRow) => number ?? translate('dunning.proposal')} isMain isNarrow />
			<Column source="invoice_id" as="related" reference="invoices" sortBy={false} isNarrow />
			<Column
				source="organization_id"
				label="resources.dunning_notices.fields.customer_id"
				sortBy={false}
				width={220}
				render={(notice: DunningRow) => <CustomerOfInvoice record={notice} />}
			/>
			<Column source="level" render={levelOf} isMinor="spare" />
			<Column source="status" as="status" />
			<Column source="notice_date" as="day" />
			<Column source="due_date" as="day" isMinor="spare" />
			<Column source="open_amount" as="money" isMinor />
			<Column source="fee" as="money" isMinor />
			<Column source="interest" as="money" isMinor />
			<Column
				source="flat_fee"
				as="money"
				label="resources.dunning_notices.fields.total"
				sortBy={false}
				render={(notice: DunningRow) => money(claimed(notice), currencyOf(notice))}
			/>
		</ResourceList>
	);
}
