import { BooleanInput, required, SelectInput, TextInput } from 'react-admin';
import { useRights } from '../auth/use-rights';
import { FormSection } from '../components/form';
import { ChoiceInput, DayInput, DecimalInput, ReferencePicker } from '../components/inputs';
import { ReceiptInput } from './ReceiptInput';

/** What stands on German receipts; another rate is entered in Studio. */
const RATES = ['19.00', '7.00', '0.00'];

export function ExpenseInputs() {
	const { can } = useRights();
	return (
		<>
			<FormSection title="section.expense">
				<ReceiptInput source="receipt_file_id" />
				<ChoiceInput source="category" isRequired />
				<TextInput source="supplier" />
				<TextInput source="supplier_invoice_number" />
				<DayInput source="expense_date" isRequired />
				<DecimalInput source="amount" scale={2} digits={2} unit="€" isRequired />
				<SelectInput
					source="tax_rate"
					choices={RATES.map((id) => ({ id, name: `${Number(id)} %` }))}
					validate={required()}
					// The server computes the tax again from the rate.
				/>
				<TextInput source="note" multiline minRows={2} />
			</FormSection>
			<FormSection title="section.assignment">
				{/* Who records only their own is not asked whose it is. */}
				{can('expenses.write') && (
					<ReferencePicker source="employee_id" reference="employees" sort={{ field: 'lastname', order: 'ASC' }} isRequired />
				)}
				<ReferencePicker source="project_id" reference="projects" sort={{ field: 'title', order: 'ASC' }} />
				<BooleanInput source="is_billable" />
				<BooleanInput source="is_reimbursable" />
			</FormSection>
		</>
	);
}
