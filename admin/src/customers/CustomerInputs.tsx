import { countryProblem, normalizedCountry } from '@kontor/directus-extension/contracts';
import { email, NumberInput, required, TextInput, useLocale } from 'react-admin';
import { FormSection } from '../components/form';
import { ChoiceInput, DecimalInput, ReferencePicker, TagsInput } from '../components/inputs';

function CountryInput({ source }: { source: string }) {
	const locale = useLocale() === 'en' ? 'en' : 'de';
	const isCountry = (code: unknown) => {
		const problem = typeof code === 'string' ? countryProblem(code) : undefined;
		return problem && { message: 'form.country', args: { problem: problem[locale] } };
	};
	return (
		<TextInput
			source={source}
			format={(value) => value ?? ''}
			parse={(text) => normalizedCountry(text ?? '') || null}
			validate={isCountry}
			slotProps={{ htmlInput: { maxLength: 2 } }}
		/>
	);
}

export const CustomerInputs = () => (
	<>
		<FormSection title="section.profile">
			<TextInput source="name" validate={required()} />
			<TextInput source="number" />
			<ChoiceInput source="type" isRequired />
			<ChoiceInput source="lifecycle" isRequired />
			<TextInput source="email" type="email" validate={email()} />
			<TextInput source="phone" type="tel" />
			<TextInput source="website" type="url" />
			<TextInput source="industry" />
			<ReferencePicker source="owner_id" reference="employees" sort={{ field: 'lastname', order: 'ASC' }} />
			<TagsInput source="tags" />
			<TextInput source="notes" multiline minRows={3} />
		</FormSection>
		<FormSection title="section.address">
			<TextInput source="street" />
			<TextInput source="zip" />
			<TextInput source="city" />
			<CountryInput source="country" />
			<TextInput source="address" multiline minRows={3} helperText="resources.customers.hints.address" />
		</FormSection>
		<FormSection title="section.billing">
			<TextInput source="billing_email" type="email" validate={email()} />
			<ChoiceInput source="language" isRequired />
			<TextInput source="vat_id" />
			<TextInput source="tax_id" />
			<ChoiceInput source="currency" isRequired />
			<DecimalInput source="hourly_rate" scale={2} unit="€" />
			<NumberInput source="payment_terms_days" min={0} />
			<ChoiceInput source="invoice_format" isRequired />
			<DecimalInput source="skonto_percent" digits={2} unit="%" />
			<NumberInput source="skonto_days" min={0} />
			<TextInput source="leitweg_id" helperText="resources.customers.hints.leitweg_id" />
			<TextInput source="buyer_reference" />
		</FormSection>
	</>
);
