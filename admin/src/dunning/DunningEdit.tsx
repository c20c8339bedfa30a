import type { DunningNotice } from '@kontor/directus-extension/contracts';
import { TextInput } from 'react-admin';
import { EditPage, FormSection } from '../components/form';
import { DayInput } from '../components/inputs';

/** What a proposal says; the amounts are those of the day on which it is confirmed. */
export default function DunningEdit() {
	return (
		<EditPage<DunningNotice> embed={['invoice_id']} isLocked={({ status }) => status !== 'proposed'}>
			<FormSection title="section.notice">
				<DayInput source="due_date" />
				<TextInput source="text" multiline minRows={6} />
			</FormSection>
		</EditPage>
	);
}
