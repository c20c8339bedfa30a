import { BooleanInput, DateInput, NumberInput, TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { FormSection } from '../components/form';
import { ChoiceInput, DecimalInput, ReferencePicker } from '../components/inputs';

/** The head of a draft. Number, status and sums are the server's. */
export function InvoiceInputs() {
	const customerId = useWatch({ name: 'customer_id' });
	const ofCustomer = customerId ? { customer_id: customerId } : undefined;
	return (
		<>
			<FormSection title="section.invoice">
				<ReferencePicker source="customer_id" reference="customers" sort={{ field: 'name', order: 'ASC' }} isRequired />
				<ReferencePicker source="contact_id" reference="contacts" sort={{ field: 'lastname', order: 'ASC' }} filter={ofCustomer} />
				<ReferencePicker source="project_id" reference="projects" sort={{ field: 'title', order: 'ASC' }} filter={ofCustomer} />
				<ChoiceInput source="kind" isRequired />
				<TextInput source="title" />
				<ChoiceInput source="currency" isRequired />
			</FormSection>
			<FormSection title="section.dates">
				<DateInput source="issued_date" />
				<DateInput source="due_date" helperText="resources.invoices.hints.due_date" />
				<DateInput source="service_from" />
				<DateInput source="service_to" />
			</FormSection>
			<FormSection title="section.terms">
				<ChoiceInput source="price_mode" isRequired />
				<DecimalInput source="discount_percent" unit="%" />
				<NumberInput source="payment_terms_days" min={0} />
				<BooleanInput source="is_dunning_paused" />
				<DecimalInput source="skonto_percent" unit="%" />
				<NumberInput source="skonto_days" min={0} />
			</FormSection>
			<FormSection title="section.texts">
				<TextInput source="intro_text" multiline minRows={3} />
				<TextInput source="closing_text" multiline minRows={3} />
			</FormSection>
			<FormSection title="section.references">
				<TextInput source="order_number" />
				<TextInput source="buyer_reference" />
				<TextInput source="leitweg_id" />
			</FormSection>
		</>
	);
}
