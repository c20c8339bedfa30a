/** Inputs that react-admin does not have in the form we need. */
import { bothMeanings, readDecimal, showDecimal } from '@kontor/directus-extension/contracts';
import { Box, FormHelperText, InputAdornment, TextField } from '@mui/material';
import { useState } from 'react';
import {
	AutocompleteInput,
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
	useTranslateLabel,
	ValidationError,
	type Validator,
} from 'react-admin';
import { isoDay } from '../i18n/format';
import { withThousands } from '../i18n/thousands';
import { parseTime, timeOf } from '../time-entries/clock';
import { choiceKey, choicesOf } from './choices';
import { DayField } from './DayField';

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
			value={typed ?? unreadIn(field.value) ?? withThousands(showDecimal(field.value, locale, scale), locale)}
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
			helperText={helperOf(translate, helperText, error?.message)}
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
			// Whoever goes past by Tab wants no list; typing, a click and the arrow open it.
			openOnFocus={false}
			validate={isRequired ? required() : undefined}
			{...rest}
		/>
	</ReferenceInput>
);

export const TagsInput = (props: Basic) => <TextArrayInput helperText="form.tags_hint" {...props} />;

interface DayProps extends Basic, Pick<InputProps, 'parse' | 'validate' | 'alwaysOn'> {
	/** Above a list: what can't be read yet filters nothing. */
	isFilter?: boolean;
}

/** A day, typed as one likes or picked from a calendar; kept as `YYYY-MM-DD`. */
export function DayInput({ isRequired, isFilter, helperText, label, parse, validate, alwaysOn: _, ...props }: DayProps) {
	const translate = useTranslate();
	const isDay = (value: unknown) => (unreadIn(value) === undefined ? undefined : 'form.invalid_day');
	const {
		id,
		field,
		fieldState: { error },
	} = useInput({
		...props,
		parse: (value: string | null) => (!parse || unreadIn(value) !== undefined ? value : parse(value)),
		validate: [...(isRequired ? [required()] : []), isDay, ...[validate ?? []].flat()],
	});
	return (
		<DayField
			id={id}
			name={field.name}
			inputRef={field.ref}
			label={<FieldTitle label={label} source={props.source} isRequired={isRequired} />}
			disabled={props.disabled}
			readOnly={props.readOnly}
			value={unreadIn(field.value) === undefined ? field.value : null}
			unread={unreadIn(field.value)}
			onChange={(day, unread) => {
				if (unread === undefined) field.onChange(day);
				else if (!isFilter) field.onChange(UNREAD + unread);
			}}
			onBlur={field.onBlur}
			error={!!error}
			helperText={helperOf(translate, helperText, error?.message)}
		/>
	);
}

/** A point in time: a day and a time of day on the clock of the reader, sent with its zone. */
export function MomentInput({ isRequired, helperText, label, validate, ...props }: Basic & Pick<InputProps, 'validate'>) {
	const translate = useTranslate();
	const labelOf = useTranslateLabel();
	const resource = useResourceContext();
	const isMoment = (value: unknown) => (unreadIn(value) === undefined ? undefined : 'form.invalid_moment');
	const {
		id,
		field,
		fieldState: { error },
	} = useInput({ ...props, validate: [...(isRequired ? [required()] : []), isMoment, ...[validate ?? []].flat()] });
	const given = unreadIn(field.value) === undefined && field.value ? new Date(field.value) : undefined;
	const [typed, setTyped] = useState<{ day: string | null; time: string }>();
	const shown = typed ?? { day: given ? isoDay(given) : null, time: given ? timeOf(given.getHours() * 60 + given.getMinutes()) : '' };
	const set = (day: string | null, time: string) => {
		setTyped({ day, time });
		const read = parseTime(time);
		if (!day && !time.trim()) field.onChange(null);
		else field.onChange(day && read ? new Date(`${day}T${read}`).toISOString() : `${UNREAD}${day ?? ''} ${time}`);
	};
	const leave = () => {
		if (unreadIn(field.value) === undefined) setTyped(undefined);
		field.onBlur();
	};
	const isFixed = props.disabled || props.readOnly;
	const name = labelOf({ label: typeof label === 'string' ? label : undefined, source: props.source, resource });
	return (
		<Box>
			<Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 108px', gap: 1 }}>
				<DayField
					id={id}
					name={field.name}
					inputRef={field.ref}
					label={<FieldTitle label={label} source={props.source} isRequired={isRequired} />}
					disabled={props.disabled}
					readOnly={props.readOnly}
					value={shown.day}
					onChange={(day, unread) => set(unread === undefined ? day : null, shown.time)}
					onBlur={leave}
					error={!!error}
				/>
				<TextField
					value={shown.time}
					onChange={({ target }) => set(shown.day ?? isoDay(new Date()), target.value)}
					onBlur={leave}
					error={!!error}
					disabled={isFixed}
					placeholder="9:00"
					slotProps={{ htmlInput: { 'aria-label': translate('day.time_of', { name }), autoComplete: 'off' } }}
				/>
			</Box>
			<FormHelperText error={!!error}>{helperOf(translate, helperText, error?.message)}</FormHelperText>
		</Box>
	);
}

const helperOf = (translate: (key: string, options?: object) => string, hint: InputProps['helperText'], problem?: string) =>
	problem ? <ValidationError error={problem} /> : typeof hint === 'string' ? translate(hint, { _: hint }) : undefined;
