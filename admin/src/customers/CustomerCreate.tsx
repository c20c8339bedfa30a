import { CreatePage } from '../components/form';
import { CustomerInputs } from './CustomerInputs';

/** What the database would set anyway, shown while it can still be changed. */
const DEFAULTS = { type: 'B2B', lifecycle: 'customer', language: 'de', currency: 'EUR', invoice_format: 'zugferd', country: 'DE' };

export default function CustomerCreate() {
	return (
		<CreatePage defaultValues={DEFAULTS}>
			<CustomerInputs />
		</CreatePage>
	);
}
