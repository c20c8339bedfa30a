import { TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { FormSection } from '../components/form';
import { ChoiceInput, DayInput, DecimalInput, ReferencePicker } from '../components/inputs';
import { LineEditor } from '../document-lines/LineEditor';
import { useCurrencyOf } from '../document-lines/use-currency';

export function QuoteInputs() {
	const customerId = useWatch({ name: 'customer_id' });
	const ofCustomer = customerId ? { customer_id: customerId } : undefined;
	useCurrencyOf(customerId);
	return (
		<>
			<FormSection title="section.quote">
				<ReferencePicker source="customer_id" reference="customers" sort={{ field: 'name', order: 'ASC' }} isRequired />
				<ReferencePicker source="contact_id" reference="contacts" sort={{ field: 'lastname', order: 'ASC' }} filter={ofCustomer} />
				<TextInput source="title" />
				<ReferencePicker source="project_id" reference="projects" sort={{ field: 'title', order: 'ASC' }} filter={ofCustomer} />
				<DayInput source="issued_date" />
				<DayInput source="valid_until" />
			</FormSection>
			<LineEditor collection="quotes" hasOptional />
			<FormSection title="section.terms">
				<ChoiceInput source="price_mode" isRequired />
				<DecimalInput source="discount_percent" digits={2} unit="%" />
				<ChoiceInput source="currency" isRequired />
			</FormSection>
			<FormSection title="section.texts">
				<TextInput source="intro_text" multiline minRows={3} />
				<TextInput source="closing_text" multiline minRows={3} />
			</FormSection>
		</>
	);
}
