import { CreatePage } from '../components/form';
import { isoDay } from '../i18n/format';
import { RecurringInputs } from './RecurringInputs';

export default function RecurringCreate() {
	const defaults = {
		is_active: true,
		interval: 'monthly',
		start_date: isoDay(new Date()),
		is_issued_automatically: false,
		price_mode: 'net',
		currency: 'EUR',
		lines: [],
	};
	return (
		<CreatePage defaultValues={defaults} isWide>
			<RecurringInputs />
		</CreatePage>
	);
}
