import AttachFile from '@mui/icons-material/AttachFile';
import { useTranslate } from 'react-admin';
import { BulkSteps } from '../approval/BulkSteps';
import { useLocked } from '../approval/use-locked';
import { Column } from '../components/Column';
import { choiceKey } from '../components/choices';
import { ChoiceFilter, ReferenceFilter, SearchFilter, YesNoFilter } from '../components/filters';
import type { ListTab } from '../components/list/tabs';
import { PeriodFilter } from '../components/PeriodFilter';
import { ResourceList } from '../components/ResourceList';
import { Value } from '../components/Value';
import type { ExpenseRow } from '../data-provider/rows';
import { ReceiveInvoiceButton } from './ReceiveInvoice';

const filters = [
	<SearchFilter key="q" source="q" alwaysOn />,
	<PeriodFilter key="expense_date" source="expense_date" alwaysOn />,
	<ChoiceFilter key="category" source="category" alwaysOn />,
	<ChoiceFilter key="status" source="status" />,
	<ReferenceFilter key="employee_id" source="employee_id" reference="employees" sortBy="lastname" />,
	<ReferenceFilter key="project_id" source="project_id" reference="projects" sortBy="title" />,
	<YesNoFilter key="is_billable" source="is_billable" />,
	<YesNoFilter key="is_reimbursable" source="is_reimbursable" />,
];

const TABS: ListTab[] = [
	{ name: 'all', filter: {}, sum: 'amount' },
	{ name: 'drafts', filter: { status: 'draft' }, sum: 'amount' },
	{ name: 'submitted', filter: { status: 'submitted' }, sum: 'amount' },
	{ name: 'approved', filter: { status: 'approved' }, sum: 'amount' },
	{ name: 'rejected', filter: { status: 'rejected' }, sum: 'amount' },
];

export default function ExpenseList() {
	const translate = useTranslate();
	const isLocked = useLocked();
	return (
		<ResourceList<ExpenseRow>
			sort={{ field: 'expense_date', order: 'DESC' }}
			embed={['employee_id', 'project_id']}
			needs={[
				'supplier',
				'note',
				'category',
				'expense_date',
				'amount',
				'currency',
				'status',
				'employee_id',
				'invoice_line_id',
				'is_reimbursable',
				'employee_id.firstname',
				'employee_id.lastname',
				'project_id.title',
			]}
			filters={filters}
			tabs={TABS}
			sums={[{ field: 'amount' }]}
			sumsBy="currency"
			bulkActions={<BulkSteps collection="expenses" />}
			isDeletable={(expense) => !isLocked(expense)}
			tools={<ReceiveInvoiceButton />}
			hiddenColumns={['note']}
			card={{
				title: ({ supplier, note, category }) => supplier || note || translate(choiceKey('expenses', 'category', category)),
				text: (expense) => (
					<>
						<Value record={expense} resource="expenses" source="expense_date" as="day" />
						{expense.project && ` · ${expense.project.title}`}
					</>
				),
				end: (expense) => (
					<strong>
						<Value record={expense} resource="expenses" source="amount" as="money" />
					</strong>
				),
				endText: (expense) => <Value record={expense} resource="expenses" source="status" as="status" />,
			}}
		>
			<Column
				source="supplier"
				isMain
				render={({ supplier, note, category }: ExpenseRow) => supplier || note || translate(choiceKey('expenses', 'category', category))}
			/>
			<Column source="expense_date" as="day" />
			<Column source="category" as="choice" isMinor="spare" />
			<Column source="employee_id" as="related" reference="employees" />
			<Column source="project_id" as="related" reference="projects" width={180} isMinor />
			<Column source="note" width={220} sortBy={false} />
			<Column
				source="receipt_file_id"
				sortBy={false}
				isNarrow
				isMinor="spare"
				render={({ receipt_file_id }: ExpenseRow) =>
					receipt_file_id ? <AttachFile titleAccess={translate('app.yes')} sx={{ fontSize: 17, color: 'text.secondary' }} /> : '–'
				}
			/>
			<Column source="status" as="status" />
			<Column source="amount" as="money" />
		</ResourceList>
	);
}
