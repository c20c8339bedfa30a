import { CreatePage } from '../components/form';
import { ContactInputs } from './ContactInputs';

const DEFAULTS = { status: 'active', salutation: 'none', language: 'de' };

export default function ContactCreate() {
	return (
		<CreatePage defaultValues={DEFAULTS}>
			<ContactInputs />
		</CreatePage>
	);
}
