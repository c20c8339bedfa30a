import type { Service } from '@kontor/directus-extension/contracts';
import { Autocomplete, Box, TextField } from '@mui/material';
import { useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { useController, useFormContext } from 'react-hook-form';
import { choiceKey } from '../components/choices';
import { useFormats } from '../i18n/format';
import { taxFields, type useTaxes } from './use-taxes';

const FEW = 12;

/** Typed freely, or chosen from the catalogue: then price, unit and tax come along. */
export function LineTitle({ index, taxes }: { index: number; taxes: ReturnType<typeof useTaxes> }) {
	const translate = useTranslate();
	const { money } = useFormats();
	const { setValue } = useFormContext();
	const name = (field: string) => `lines.${index}.${field}`;
	const { field, fieldState } = useController({
		name: name('title'),
		rules: { validate: (value) => (value?.trim() ? true : translate('ra.validation.required')) },
	});
	const [isOpen, setOpen] = useState(false);
	const typed = field.value ?? '';
	const { data: services = [] } = useGetList<Service>(
		'services',
		{
			pagination: { page: 1, perPage: FEW },
			sort: { field: 'name', order: 'ASC' },
			filter: { is_active: true, ...(typed ? { q: typed } : {}) },
		},
		{ enabled: isOpen },
	);

	function choose(service: Service) {
		const set = (key: string, value: unknown) => setValue(name(key), value, { shouldDirty: true });
		set('service_id', service.id);
		field.onChange(service.name);
		set('unit', service.unit);
		if (service.price !== undefined) set('unit_price', service.price);
		if (service.description) set('description', service.description);
		// The catalogue's tax is for sales at home; a customer abroad is taxed by their own case.
		const ofService = taxes.all.find(({ id }) => id === service.tax_rate_id);
		if (ofService && (taxes.usual?.category ?? 'S') === 'S')
			for (const [key, value] of Object.entries(taxFields(ofService))) set(key, value);
	}

	return (
		<Autocomplete<Service, false, true, true>
			freeSolo
			disableClearable
			options={services}
			open={isOpen && services.length > 0}
			onOpen={() => setOpen(true)}
			onClose={() => setOpen(false)}
			filterOptions={(all) => all}
			getOptionLabel={(option) => (typeof option === 'string' ? option : option.name)}
			isOptionEqualToValue={(option, value) => option.name === value.name}
			value={typed as never}
			inputValue={typed}
			onInputChange={(_, text, reason) => reason === 'input' && field.onChange(text)}
			onChange={(_, chosen) => typeof chosen !== 'string' && chosen && choose(chosen)}
			renderOption={({ key, ...props }, service) => (
				<Box component="li" key={service.id} {...props} sx={{ display: 'flex', gap: 2 }}>
					<Box sx={{ flex: 1, minWidth: 0 }}>{service.name}</Box>
					<Box sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
						{money(service.price)} / {translate(choiceKey('invoice_lines', 'unit', service.unit))}
					</Box>
				</Box>
			)}
			renderInput={({ InputProps, InputLabelProps, inputProps, ...props }) => (
				<TextField
					{...props}
					name={field.name}
					inputRef={field.ref}
					onBlur={() => {
						// Options that arrive after the field was left would open and stay open.
						setOpen(false);
						field.onBlur();
					}}
					error={!!fieldState.error}
					helperText={fieldState.error?.message}
					placeholder={translate('lines.title_hint')}
					slotProps={{
						input: InputProps,
						inputLabel: InputLabelProps,
						htmlInput: {
							...inputProps,
							name: field.name,
							'aria-label': translate('resources.invoice_lines.fields.title'),
							maxLength: 255,
						},
					}}
				/>
			)}
		/>
	);
}
