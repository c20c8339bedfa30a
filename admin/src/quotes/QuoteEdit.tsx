import { EditPage } from '../components/form';
import { QuoteInputs } from './QuoteInputs';

export default function QuoteEdit() {
	return (
		<EditPage embed={['customer_id', 'contact_id', 'project_id']} lines isLocked={({ status }) => status !== 'draft'}>
			<QuoteInputs />
		</EditPage>
	);
}
