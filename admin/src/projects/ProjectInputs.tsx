import { NumberInput, required, TextInput } from 'react-admin';
import { ColorInput } from '../components/ColorInput';
import { FormSection } from '../components/form';
import { ChoiceInput, DayInput, DecimalInput, ReferencePicker, TagsInput } from '../components/inputs';

export const ProjectInputs = () => (
	<>
		<FormSection title="section.project">
			<TextInput source="title" validate={required()} />
			<TextInput source="number" />
			<ReferencePicker source="customer_id" reference="customers" sort={{ field: 'name', order: 'ASC' }} />
			<ChoiceInput source="status" isRequired />
			<ReferencePicker source="lead_id" reference="employees" sort={{ field: 'lastname', order: 'ASC' }} />
			<ReferencePicker source="department_id" reference="departments" sort={{ field: 'name', order: 'ASC' }} />
			<DayInput source="start_date" />
			<DayInput source="end_date" />
			<ColorInput source="color" />
			<TagsInput source="tags" />
			<TextInput source="description" multiline minRows={3} />
		</FormSection>
		<FormSection title="section.budget">
			<ChoiceInput source="billing_type" isRequired />
			<DecimalInput source="hourly_rate" scale={2} unit="€" />
			<DecimalInput source="budget_hours" digits={4} unit="h" />
			<DecimalInput source="budget_amount" scale={2} unit="€" />
			<NumberInput source="rounding_minutes" min={0} helperText="resources.projects.hints.rounding_minutes" />
			<ChoiceInput source="rounding_mode" isRequired />
			<TextInput source="order_number" />
		</FormSection>
	</>
);
