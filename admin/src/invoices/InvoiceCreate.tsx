import { CreatePage } from '../components/form';
import { InvoiceInputs } from './InvoiceInputs';

const DEFAULTS = { kind: 'invoice', currency: 'EUR', price_mode: 'net', lines: [] };

export default function InvoiceCreate() {
	return (
		<CreatePage defaultValues={DEFAULTS} isWide>
			<InvoiceInputs />
		</CreatePage>
	);
}
