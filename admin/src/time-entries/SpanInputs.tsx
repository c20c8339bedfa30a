/** From, to and how long: two of them are typed, the third follows. */
import { TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useController, useFormContext } from 'react-hook-form';
import { formatDuration } from '../i18n/format';
import { minutesBetween, minutesOf, parseDuration, parseTime, timeOf } from './clock';

export function SpanInputs({ isEndNeeded, isLocked }: { isEndNeeded: boolean; isLocked: boolean }) {
	const { getValues, setValue } = useFormContext();

	/** When a field is left, so that nothing jumps while somebody types. */
	function follow(changed: string) {
		const [from, to] = [parseTime(getValues('from') ?? ''), parseTime(getValues('to') ?? '')];
		const minutes = parseDuration(getValues('duration') ?? '');
		const set = (field: string, value: string) => setValue(field, value, { shouldDirty: true, shouldValidate: true });
		if (from) set('from', from);
		if (to) set('to', to);
		if (minutes) set('duration', formatDuration(minutes * 60));
		if (!from) return;
		// Moving the beginning keeps the length; a new end changes it.
		if (changed === 'to' && to) set('duration', formatDuration(minutesBetween(from, to) * 60));
		else if (minutes) set('to', timeOf(minutesOf(from) + minutes));
		else if (to) set('duration', formatDuration(minutesBetween(from, to) * 60));
	}

	const isLength = (value: string) => (parseDuration(value ?? '') ? undefined : 'week.duration_invalid');
	const isTime = (value: string) => (parseTime(value ?? '') ? undefined : 'week.time_invalid');
	const orEmpty = (check: (value: string) => string | undefined) => (value: string) => (value?.trim() ? check(value) : undefined);
	return (
		<>
			<ClockInput source="from" label="week.from" check={isTime} onLeave={follow} isLocked={isLocked} />
			<ClockInput source="to" label="week.to" check={orEmpty(isTime)} onLeave={follow} isLocked={isLocked} />
			<ClockInput
				source="duration"
				label="week.duration"
				hint="week.duration_hint"
				check={isEndNeeded ? isLength : orEmpty(isLength)}
				onLeave={follow}
				isLocked={isLocked}
			/>
		</>
	);
}

interface ClockProps {
	source: string;
	label: string;
	hint?: string;
	check: (value: string) => string | undefined;
	onLeave: (source: string) => void;
	isLocked: boolean;
}

function ClockInput({ source, label, hint, check, onLeave, isLocked }: ClockProps) {
	const translate = useTranslate();
	const { field, fieldState } = useController({
		name: source,
		rules: {
			validate: (value) => {
				const problem = check(value);
				return problem ? translate(problem) : true;
			},
		},
	});
	return (
		<TextField
			{...field}
			inputRef={field.ref}
			value={field.value ?? ''}
			label={translate(label)}
			disabled={isLocked}
			onBlur={() => {
				field.onBlur();
				onLeave(source);
			}}
			// Enter saves at once: the others follow before.
			onKeyDown={(event) => event.key === 'Enter' && onLeave(source)}
			error={!!fieldState.error}
			helperText={fieldState.error?.message}
			title={hint && translate(hint)}
			slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off' }, inputLabel: { shrink: true } }}
		/>
	);
}
