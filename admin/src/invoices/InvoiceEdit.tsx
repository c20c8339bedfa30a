import { EditPage } from '../components/form';
import type { InvoiceRow } from '../data-provider/rows';
import { InvoiceInputs } from './InvoiceInputs';

export default function InvoiceEdit() {
	return (
		<EditPage<InvoiceRow> embed={['customer_id', 'contact_id', 'project_id']} lines isLocked={({ status }) => status !== 'draft'}>
			<InvoiceInputs />
		</EditPage>
	);
}
