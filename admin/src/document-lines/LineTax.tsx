import { MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { useFormats } from '../i18n/format';
import { taxFields, type useTaxes } from './use-taxes';

/** A tax rate of the organization. A line whose rate is none of them keeps it until another is chosen. */
export function LineTax({ index, taxes, isTable }: { index: number; taxes: ReturnType<typeof useTaxes>; isTable: boolean }) {
	const translate = useTranslate();
	const { percent } = useFormats();
	const { setValue } = useFormContext();
	const name = (field: string) => `lines.${index}.${field}`;
	const [id, rate, given] = useWatch({ name: [name('tax_rate_id'), name('tax_rate'), name('tax_category')] });
	const category = given ?? (Number(rate ?? 0) > 0 ? 'S' : undefined);
	const chosen =
		taxes.rates.find((one) => one.id === id) ??
		taxes.rates.find((one) => Number(one.rate) === Number(rate) && one.category === (category ?? one.category));
	const offered = chosen || rate === undefined || rate === null ? taxes.rates : [{ id: 'own', name: '', rate, category }, ...taxes.rates];
	const label = translate('resources.invoice_lines.fields.tax_rate');
	return (
		<TextField
			select
			label={isTable ? undefined : label}
			value={chosen?.id ?? (offered === taxes.rates ? '' : 'own')}
			onChange={({ target }) => {
				const fields = taxFields(taxes.rates.find((one) => one.id === target.value));
				for (const [field, value] of Object.entries(fields)) setValue(name(field), value, { shouldDirty: true });
			}}
			slotProps={{ htmlInput: { 'aria-label': label }, select: { renderValue: (value) => short(value as string) } }}
		>
			{offered.map((one) => (
				<MenuItem key={one.id} value={one.id}>
					{one.name || percent(one.rate)}
				</MenuItem>
			))}
		</TextField>
	);

	/** There is little room in the line: the rate, and for what is not taxed the reason's letter. */
	function short(value: string): string {
		const one = offered.find((tax) => tax.id === value);
		return one ? (one.category === 'S' ? percent(one.rate) : `${percent(one.rate)} (${one.category})`) : '';
	}
}
