import { BooleanInput, NumberInput, required, TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { FormSection } from '../components/form';
import { ChoiceInput, DayInput, DecimalInput, ReferencePicker } from '../components/inputs';
import { LineEditor } from '../document-lines/LineEditor';
import { useCurrencyOf } from '../document-lines/use-currency';

export function RecurringInputs() {
	const customerId = useWatch({ name: 'customer_id' });
	useCurrencyOf(customerId);
	return (
		<>
			<FormSection title="section.invoice">
				<TextInput source="title" validate={required()} />
				<ReferencePicker source="customer_id" reference="customers" sort={{ field: 'name', order: 'ASC' }} isRequired />
				<ReferencePicker
					source="project_id"
					reference="projects"
					sort={{ field: 'title', order: 'ASC' }}
					filter={customerId ? { customer_id: customerId } : undefined}
				/>
				<BooleanInput source="is_active" />
			</FormSection>
			<FormSection title="section.schedule">
				<ChoiceInput source="interval" isRequired />
				<DayInput source="start_date" isRequired />
				<DayInput source="next_run_date" helperText="resources.recurring_invoices.hints.next_run_date" />
				<DayInput source="end_date" />
				<DecimalInput source="indexation_percent" digits={2} unit="%" />
				<BooleanInput source="is_issued_automatically" helperText="resources.recurring_invoices.hints.is_issued_automatically" />
			</FormSection>
			<LineEditor collection="recurring_invoices" />
			<FormSection title="section.terms">
				<ChoiceInput source="price_mode" isRequired />
				<NumberInput source="payment_terms_days" min={0} />
				<ChoiceInput source="currency" isRequired />
			</FormSection>
			<FormSection title="section.texts">
				<TextInput source="intro_text" multiline minRows={3} />
				<TextInput source="closing_text" multiline minRows={3} />
			</FormSection>
		</>
	);
}
