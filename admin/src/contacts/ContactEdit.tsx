import { EditPage } from '../components/form';
import { ContactInputs } from './ContactInputs';

export default function ContactEdit() {
	return (
		<EditPage embed={['customer_id', 'owner_id']}>
			<ContactInputs />
		</EditPage>
	);
}
