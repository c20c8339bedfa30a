import { BooleanInput, required, TextInput } from 'react-admin';
import { EditPage, FormSection } from '../components/form';
import { ChoiceInput, DayInput, TagsInput } from '../components/inputs';

export default function DocumentEdit() {
	return (
		<EditPage>
			<FormSection title="section.document">
				<TextInput source="title" validate={required()} />
				<ChoiceInput source="category" isRequired />
				<DayInput source="retention_until" helperText="documents.retention_hint" />
				<BooleanInput source="is_confidential" />
				<TagsInput source="tags" />
			</FormSection>
		</EditPage>
	);
}
