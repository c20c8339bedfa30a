import AttachFile from '@mui/icons-material/AttachFile';
import { BooleanInput, useTranslate } from 'react-admin';
import { BulkSteps } from '../approval/BulkSteps';
import { ToApprove } from '../approval/ToApprove';
import { useLocked } from '../approval/use-locked';
import { Column } from '../components/Column';
import { choiceKey } from '../components/choices';
import { ChoiceFilter, ReferenceFilter, SearchFilter } from '../components/filters';
import { PeriodFilter } from '../components/PeriodFilter';
import { ResourceList } from '../components/ResourceList';
import { Value } from '../components/Value';
import type { ExpenseRow } from '../data-provider/rows';
import { ReceiveInvoiceButton } from './ReceiveInvoice';

const filters = [
	<SearchFilter key="q" source="q" alwaysOn />,
	<ChoiceFilter key="status" source="status" alwaysOn />,
	<PeriodFilter key="expense_date" source="expense_date" />,
	<ReferenceFilter key="employee_id" source="employee_id" reference="employees" sortBy="lastname" />,
	<ReferenceFilter key="project_id" source="project_id" reference="projects" sortBy="title" />,
	<ChoiceFilter key="category" source="category" />,
	<BooleanInput key="is_billable" source="is_billable" />,
	<BooleanInput key="is_reimbursable" source="is_reimbursable" />,
];

export default function ExpenseList() {
	const translate = useTranslate();
	const isLocked = useLocked();
	return (
		<ResourceList<ExpenseRow>
			sort={{ field: 'expense_date', order: 'DESC' }}
			embed={['employee_id', 'project_id']}
			filters={filters}
			bulkActions={<BulkSteps collection="expenses" />}
			isDeletable={(expense) => !isLocked(expense)}
			tools={
				<>
					<ToApprove right="expenses.approve" />
					<ReceiveInvoiceButton />
				</>
			}
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
			<Column source="expense_date" as="day" isMain />
			<Column source="supplier" width={200} />
			<Column source="category" as="choice" />
			<Column source="employee_id" as="related" reference="employees" />
			<Column source="project_id" as="related" reference="projects" width={180} isMinor />
			<Column source="note" width={220} sortBy={false} />
			<Column
				source="receipt_file_id"
				sortBy={false}
				width={70}
				render={({ receipt_file_id }: ExpenseRow) =>
					receipt_file_id ? <AttachFile titleAccess={translate('app.yes')} sx={{ fontSize: 17, color: 'text.secondary' }} /> : '–'
				}
			/>
			<Column source="status" as="status" />
			<Column source="amount" as="money" />
		</ResourceList>
	);
}
