/** Inputs that react-admin does not have in the form we need. */
import { bothMeanings, readDecimal, showDecimal } from '@kontor/directus-extension/contracts';
import { InputAdornment, TextField } from '@mui/material';
import { useState } from 'react';
import {
	AutocompleteInput,
	DateTimeInput,
	FieldTitle,
	type InputProps,
	ReferenceInput,
	required,
	SelectInput,
	TextArrayInput,
	useInput,
	useLocale,
	useResourceContext,
	useTranslate,
	ValidationError,
	type Validator,
} from 'react-admin';
import { choiceKey, choicesOf } from './choices';

type Basic = Pick<InputProps, 'source' | 'label' | 'helperText' | 'defaultValue' | 'readOnly' | 'disabled'> & { isRequired?: boolean };

/** A choice of the data model; the first one is not taken for granted, the database has its default. */
export function ChoiceInput({ source, isRequired, only, ...rest }: Basic & { only?: readonly string[] }) {
	const resource = useResourceContext()!;
	return (
		<SelectInput
			source={source}
			choices={(only ?? choicesOf(resource, source)).map((id) => ({ id, name: choiceKey(resource, source, id) }))}
			validate={isRequired ? required() : undefined}
			resettable={!isRequired}
			{...rest}
		/>
	);
}

interface DecimalProps extends Basic {
	/** Digits behind the decimal sign that are always shown. */
	scale?: number;
	/** The most digits behind the decimal sign that are kept; without it, as many as are shown. */
	digits?: number;
	unit?: string;
	/** In a table, whose head says what it is: the label is only read out. */
	isBare?: boolean;
	/** What else is asked of the number; answers what is wrong with it. */
	isValid?: Validator;
}

/** Typed as the language writes numbers, kept as the exact decimal string. */
export function DecimalInput({ scale, digits = scale, unit, isRequired, isBare, isValid, helperText, label, ...props }: DecimalProps) {
	const locale = useLocale();
	const translate = useTranslate();
	const [typed, setTyped] = useState<string>();
	const isDecimal = (value: unknown) => {
		const unread = unreadIn(value);
		if (unread === undefined) return undefined;
		const read = readDecimal(unread, locale, digits);
		if (!('problem' in read) || read.problem === 'none') return 'form.invalid_decimal';
		if (read.problem === 'decimals') return { message: 'form.too_many_digits', args: { smart_count: digits } };
		const [one, other] = bothMeanings(unread, locale);
		return { message: 'form.ambiguous_decimal', args: { one, other } };
	};
	const {
		id,
		field,
		fieldState: { error },
	} = useInput({ ...props, validate: [...(isRequired ? [required()] : []), isDecimal, ...(isValid ? [isValid] : [])] });
	return (
		<TextField
			id={id}
			name={field.name}
			inputRef={field.ref}
			label={isBare ? undefined : <FieldTitle label={label} source={props.source} isRequired={isRequired} />}
			disabled={props.disabled}
			value={typed ?? unreadIn(field.value) ?? showDecimal(field.value, locale, scale)}
			onChange={({ target }) => {
				setTyped(target.value);
				const read = readDecimal(target.value, locale, digits);
				field.onChange(target.value.trim() === '' ? null : 'value' in read ? read.value : UNREAD + target.value);
			}}
			onBlur={() => {
				setTyped(undefined);
				field.onBlur();
			}}
			error={!!error}
			helperText={
				error ? (
					<ValidationError error={error.message ?? ''} />
				) : typeof helperText === 'string' ? (
					translate(helperText, { _: helperText })
				) : undefined
			}
			slotProps={{
				htmlInput: {
					inputMode: 'decimal',
					autoComplete: 'off',
					readOnly: props.readOnly,
					style: { textAlign: 'right' },
					...(isBare ? { 'aria-label': String(label) } : {}),
				},
				input: unit ? { endAdornment: <InputAdornment position="end">{unit}</InputAdornment> } : undefined,
			}}
		/>
	);
}

/** Marks what was typed and can't be read: it stays in the form until it is corrected, and is never taken for a number (`1.250`). */
const UNREAD = '? ';
const unreadIn = (value: unknown): string | undefined =>
	typeof value === 'string' && value.startsWith(UNREAD) ? value.slice(UNREAD.length) : undefined;

interface ReferenceProps extends Basic {
	reference: string;
	sort?: { field: string; order: 'ASC' | 'DESC' };
	filter?: Record<string, unknown>;
}

/** Finds a record by typing a part of its name. */
export const ReferencePicker = ({ reference, source, sort, filter, isRequired, ...rest }: ReferenceProps) => (
	<ReferenceInput source={source} reference={reference} sort={sort} filter={filter} perPage={25}>
		<AutocompleteInput
			filterToQuery={(text: string) => (text ? { q: text } : {})}
			validate={isRequired ? required() : undefined}
			{...rest}
		/>
	</ReferenceInput>
);

export const TagsInput = (props: Basic) => <TextArrayInput helperText="form.tags_hint" {...props} />;

/** A point in time: typed on the clock of the reader, sent with its zone. */
export const MomentInput = (props: Basic) => {
	const { isRequired, ...rest } = props;
	return (
		<DateTimeInput
			parse={(text: string) => (text ? new Date(text).toISOString() : null)}
			validate={isRequired ? required() : undefined}
			{...rest}
		/>
	);
};
