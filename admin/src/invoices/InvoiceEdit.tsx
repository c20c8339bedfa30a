import { EditPage } from '../components/form';
import { InvoiceInputs } from './InvoiceInputs';

export default function InvoiceEdit() {
	return (
		<EditPage embed={['customer_id', 'contact_id', 'project_id']} lines isLocked={({ status }) => status !== 'draft'}>
			<InvoiceInputs />
		</EditPage>
	);
}
