import { EditPage } from '../components/form';
import type { QuoteRow } from '../data-provider/rows';
import { QuoteInputs } from './QuoteInputs';

export default function QuoteEdit() {
	return (
		<EditPage<QuoteRow> embed={['customer_id', 'contact_id', 'project_id']} lines isLocked={({ status }) => status !== 'draft'}>
			<QuoteInputs />
		</EditPage>
	);
}
