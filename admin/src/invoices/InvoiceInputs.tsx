import { BooleanInput, NumberInput, TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { FormSection } from '../components/form';
import { ChoiceInput, DayInput, DecimalInput, ReferencePicker } from '../components/inputs';
import { LineEditor } from '../document-lines/LineEditor';
import { useBilledLines } from '../document-lines/use-billed-lines';
import { useCurrencyOf } from '../document-lines/use-currency';

/** The kinds that a person can create; the others follow from an earlier invoice or a quote. */
const BEGUN = ['invoice', 'down_payment'];

function KindInput({ isFixed }: { source: string; isFixed: boolean }) {
	const kind = useWatch({ name: 'kind' });
	const isGiven = kind && !BEGUN.includes(kind);
	return <ChoiceInput source="kind" isRequired disabled={isGiven} readOnly={isFixed} only={isGiven ? undefined : BEGUN} />;
}

/** The head of a draft, and its lines. Number, status and sums are the server's. */
export function InvoiceInputs() {
	const customerId = useWatch({ name: 'customer_id' });
	useCurrencyOf(customerId);
	const currency = useWatch({ name: 'currency' });
	/** German tax is shown in euros as well, so another currency needs its rate. */
	const isForeign = currency && currency !== 'EUR';
	/** With billed time the customer is fixed: the one it was worked for. */
	const isFixed = useBilledLines().size > 0;
	const hint = isFixed ? 'resources.invoices.hints.billed' : undefined;
	const ofCustomer = customerId ? { customer_id: customerId } : undefined;
	return (
		<>
			<FormSection title="section.invoice">
				<ReferencePicker
					source="customer_id"
					reference="customers"
					sort={{ field: 'name', order: 'ASC' }}
					isRequired
					readOnly={isFixed}
					helperText={hint}
				/>
				<ReferencePicker source="contact_id" reference="contacts" sort={{ field: 'lastname', order: 'ASC' }} filter={ofCustomer} />
				<ReferencePicker source="project_id" reference="projects" sort={{ field: 'title', order: 'ASC' }} filter={ofCustomer} />
				<KindInput source="kind" isFixed={isFixed} />
				<TextInput source="title" />
				<ChoiceInput source="currency" isRequired readOnly={isFixed} />
			</FormSection>
			<LineEditor collection="invoices" />
			<FormSection title="section.dates">
				<DayInput source="issued_date" />
				<DayInput source="due_date" helperText="resources.invoices.hints.due_date" />
				<DayInput source="service_from" />
				<DayInput source="service_to" />
			</FormSection>
			<FormSection title="section.terms">
				{isForeign && <DecimalInput source="exchange_rate" digits={6} unit={currency} />}
				{isForeign && <DayInput source="exchange_rate_date" />}
				<ChoiceInput source="price_mode" isRequired readOnly={isFixed} />
				<DecimalInput source="discount_percent" digits={2} unit="%" />
				<NumberInput source="payment_terms_days" min={0} />
				<BooleanInput source="is_dunning_paused" />
				<DecimalInput source="skonto_percent" digits={2} unit="%" />
				<NumberInput source="skonto_days" min={0} />
			</FormSection>
			<FormSection title="section.texts">
				<TextInput source="intro_text" multiline minRows={3} />
				<TextInput source="closing_text" multiline minRows={3} />
			</FormSection>
			<FormSection title="section.references">
				<TextInput source="order_number" />
				<TextInput source="buyer_reference" />
				<TextInput source="leitweg_id" />
			</FormSection>
		</>
	);
}
