import { BooleanInput, email, required, TextInput } from 'react-admin';
import { FormSection } from '../components/form';
import { ChoiceInput, MomentInput, ReferencePicker, TagsInput } from '../components/inputs';

export const ContactInputs = () => (
	<>
		<FormSection title="section.person">
			<ReferencePicker source="customer_id" reference="customers" sort={{ field: 'name', order: 'ASC' }} />
			<ChoiceInput source="status" isRequired />
			<ChoiceInput source="salutation" isRequired />
			<TextInput source="title" />
			<TextInput source="firstname" />
			<TextInput source="lastname" validate={required()} />
			<TextInput source="position" />
			<ReferencePicker source="owner_id" reference="employees" sort={{ field: 'lastname', order: 'ASC' }} />
		</FormSection>
		<FormSection title="section.reach">
			<TextInput source="email" type="email" validate={email()} />
			<ChoiceInput source="language" isRequired />
			<TextInput source="phone" type="tel" />
			<TextInput source="mobile" type="tel" />
			<BooleanInput source="is_primary" />
			<BooleanInput source="is_billing_contact" />
			<TagsInput source="tags" />
			<TextInput source="notes" multiline minRows={3} />
		</FormSection>
		<FormSection title="section.privacy">
			<BooleanInput source="gdpr_consent" />
			<MomentInput source="gdpr_consent_at" />
			<TextInput source="gdpr_consent_source" />
		</FormSection>
	</>
);
