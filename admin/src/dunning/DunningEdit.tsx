import type { DunningNotice } from '@kontor/directus-extension/contracts';
import { DateInput, TextInput } from 'react-admin';
import { EditPage, FormSection } from '../components/form';

/** What a proposal says; the amounts are those of the day on which it is confirmed. */
export default function DunningEdit() {
	return (
		<EditPage<DunningNotice> embed={['invoice_id']} isLocked={({ status }) => status !== 'proposed'}>
			<FormSection title="section.notice">
				<DateInput source="due_date" />
				<TextInput source="text" multiline minRows={6} />
			</FormSection>
		</EditPage>
	);
}
