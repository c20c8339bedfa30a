import { Alert, Box } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { StepActions } from '../approval/StepActions';
import { useLocked } from '../approval/use-locked';
import { Detail, DetailSection, Section } from '../components/Detail';
import { Figures } from '../components/Figures';
import { RecordPage } from '../components/RecordPage';
import { Value } from '../components/Value';
import type { ExpenseRow } from '../data-provider/rows';
import { DocumentsOf } from '../documents/DocumentsOf';
import { Receipt } from './Receipt';

export default function ExpenseShow() {
	return (
		<RecordPage<ExpenseRow>
			embed={['employee_id', 'project_id', 'invoice_id', 'related_expense_id']}
			status={(expense) => <Value record={expense} resource="expenses" source="status" as="status" />}
			about={(expense) => [
				expense.category && <Value key="category" record={expense} resource="expenses" source="category" as="choice" />,
				<Value key="employee" record={expense} resource="expenses" source="employee_id" as="related" reference="employees" />,
				expense.project_id && (
					<Value key="project" record={expense} resource="expenses" source="project_id" as="related" reference="projects" />
				),
			]}
			figures={(expense) => (
				<Figures
					figures={[
						{ label: 'resources.expenses.fields.amount', value: <Value record={expense} resource="expenses" source="amount" as="money" /> },
						!!expense.tax_amount && {
							label: 'resources.expenses.fields.tax_amount',
							value: <Value record={expense} resource="expenses" source="tax_amount" as="money" />,
						},
						{
							label: 'resources.expenses.fields.expense_date',
							value: <Value record={expense} resource="expenses" source="expense_date" as="day" />,
						},
					]}
				/>
			)}
			actions={(expense) => <StepActions collection="expenses" record={expense} />}
			isLocked={useLocked()}
		>
			<Rejection />
			<DetailSection title="section.expense" isMain>
				<Detail source="supplier_invoice_number" />
				<Detail source="related_expense_id" as="related" reference="expenses" />
				<Detail source="tax_rate" as="percent" />
				<Detail source="note" as="multiline" isWide />
			</DetailSection>
			<DetailSection title="section.assignment">
				<Detail source="is_billable" as="boolean" />
				<Detail source="is_reimbursable" as="boolean" />
				<Detail source="approved_at" as="dateTime" />
				<Detail source="reimbursed_at" as="date" />
				<Detail source="invoice_id" as="related" reference="invoices" />
			</DetailSection>
			<ReceiptSection />
			<DocumentsOf />
		</RecordPage>
	);
}

function ReceiptSection() {
	const { receipt_file_id } = useRecordContext<ExpenseRow>()!;
	if (!receipt_file_id) return null;
	return (
		<Section title="receipt.label">
			<Box sx={{ p: 2 }}>
				<Receipt file={receipt_file_id} />
			</Box>
		</Section>
	);
}

function Rejection() {
	const expense = useRecordContext<ExpenseRow>()!;
	const translate = useTranslate();
	if (expense.status !== 'rejected' || !expense.rejection_reason) return null;
	return (
		<Alert severity="warning" sx={{ mb: 2 }}>
			<strong>{translate('section.rejection')}:</strong> {expense.rejection_reason}
		</Alert>
	);
}
