/** The input of an own field, as it was chosen in Studio. */
import { Box, FormHelperText, Typography } from '@mui/material';
import {
	AutocompleteArrayInput,
	BooleanInput,
	CheckboxGroupInput,
	FieldTitle,
	type InputProps,
	NumberInput,
	RadioButtonGroupInput,
	required,
	SelectInput,
	TextInput,
	type TextInputProps,
	useLocale,
	useRecordContext,
	useTranslate,
} from 'react-admin';
import { useRights } from '../auth/use-rights';
import { ColorInput } from '../components/ColorInput';
import { choiceKey } from '../components/choices';
import { DayInput, DecimalInput, MomentInput, ReferencePicker, TagsInput } from '../components/inputs';
import { FileInput } from './FileInput';
import { referenceOf } from './MadeValue';
import type { OwnField } from './model';
import { RichText } from './RichText';
import { mainFieldOf } from './represent';
import { isPlain, toHtml, toText } from './rich-text';
import { isValid, type State } from './rules';
import { useMade } from './use-made';

interface Props {
	/** The same as the field's name: sections ask it of every input. */
	source: string;
	field: OwnField;
	state: State;
	/** Takes the whole width. */
	multiline?: boolean;
}

export function MadeInput({ source, field, state }: Props) {
	const locale = useLocale() === 'en' ? 'en' : 'de';
	const isNew = useRecordContext()?.id === undefined;
	const model = useMade();
	const { may } = useRights();
	const { kind, collection, related, choices } = field;
	const { isReadOnly, isRequired } = state;
	const isRight = (value: unknown, values: Record<string, unknown>) =>
		isValid(field, value, values) ? undefined : (field.validationMessage?.[locale] ?? 'made.invalid');
	const preset: Pick<InputProps, 'defaultValue'> = isNew && field.default !== null ? { defaultValue: field.default } : {};
	const common = {
		source,
		helperText: field.note?.[locale],
		validate: isRequired ? [required(), isRight] : [isRight],
		readOnly: isReadOnly,
		disabled: isReadOnly,
		...preset,
	};
	const offered = choices.map(({ value }) => ({ id: value, name: choiceKey(collection, source, String(value)) }));
	switch (kind) {
		case 'integer':
			return <NumberInput {...common} step={1} />;
		case 'decimal':
			return <DecimalInput {...common} isRequired={isRequired} isValid={isRight} {...scaleOf(field)} />;
		case 'boolean':
			return <BooleanInput {...common} />;
		case 'day':
			return <DayInput {...common} />;
		case 'timestamp':
			return <MomentInput {...common} isRequired={isRequired} />;
		case 'dateTime':
			return <TextInput {...common} type="datetime-local" format={(value) => value?.slice(0, 16) ?? ''} slotProps={SHRUNK} />;
		case 'time':
			return <TextInput {...common} type="time" format={(value) => value?.slice(0, 5) ?? ''} slotProps={SHRUNK} />;
		case 'choice':
			return field.interface === 'select-radio' ? (
				<RadioButtonGroupInput {...common} choices={offered} />
			) : (
				<SelectInput {...common} choices={offered} resettable={!isRequired} />
			);
		case 'choices':
			return field.interface === 'select-multiple-checkbox' ? (
				<CheckboxGroupInput {...common} choices={offered} />
			) : (
				<AutocompleteArrayInput {...common} choices={offered} />
			);
		case 'tags':
			return <TagsInput {...common} />;
		case 'color':
			return <ColorInput source={source} />;
		case 'file':
			return <FileInput source={source} isPicture={field.interface === 'file-image'} isReadOnly={isReadOnly} />;
		case 'record': {
			const reference = referenceOf(related);
			if (!may('read', reference)) return null;
			const main = mainFieldOf(model, reference);
			return (
				<ReferencePicker
					{...common}
					reference={reference}
					isRequired={isRequired}
					{...(main ? { sort: { field: main, order: 'ASC' as const } } : {})}
				/>
			);
		}
		case 'multiline':
			return <TextInput {...common} multiline minRows={3} />;
		case 'html':
			return <FormattedInput {...common} />;
		default:
			return <TextInput {...common} />;
	}
}

/** Formatted text with more than paragraphs would lose by being edited here. */
function FormattedInput({ disabled, helperText, ...props }: TextInputProps) {
	const translate = useTranslate();
	const value = useRecordContext()?.[props.source];
	if (isPlain(value))
		return <TextInput {...props} multiline minRows={3} format={toText} parse={toHtml} disabled={disabled} helperText={helperText} />;
	return (
		<Box>
			<Typography variant="caption" color="text.secondary" component="div" sx={{ mb: 0.5 }}>
				<FieldTitle source={props.source} />
			</Typography>
			<RichText html={value} />
			<FormHelperText>{translate('made.formatted')}</FormHelperText>
		</Box>
	);
}

const SHRUNK = { inputLabel: { shrink: true } };

const scaleOf = ({ type, scale }: OwnField) =>
	type === 'decimal' && scale !== null ? { digits: scale, ...(scale <= 2 ? { scale } : {}) } : {};
