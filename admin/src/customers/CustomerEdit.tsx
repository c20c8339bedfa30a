import { EditPage } from '../components/form';
import { CustomerInputs } from './CustomerInputs';

export default function CustomerEdit() {
	return (
		<EditPage embed={['owner_id']}>
			<CustomerInputs />
		</EditPage>
	);
}
