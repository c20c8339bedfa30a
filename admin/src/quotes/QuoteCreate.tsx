import { CreatePage } from '../components/form';
import { QuoteInputs } from './QuoteInputs';

const DEFAULTS = { currency: 'EUR', price_mode: 'net', lines: [] };

export default function QuoteCreate() {
	return (
		<CreatePage defaultValues={DEFAULTS} isWide>
			<QuoteInputs />
		</CreatePage>
	);
}
