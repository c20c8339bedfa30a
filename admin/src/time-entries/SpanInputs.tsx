/** From, to and how long: two of them are typed, the third follows. */
import { lengthInMinutes } from '@kontor/directus-extension/contracts';
import { FormHelperText, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useController, useFormContext } from 'react-hook-form';
import { followed, parseTime, type Span } from './clock';

const FIELDS = ['from', 'to', 'duration'] as const;

export function SpanInputs({ isEndNeeded, isLocked }: { isEndNeeded: boolean; isLocked: boolean }) {
	const translate = useTranslate();
	const { getValues, setValue, formState } = useFormContext();

	/** When a field is left, so that nothing jumps while somebody types. */
	function follow(changed: keyof Span) {
		const typed = { from: getValues('from') ?? '', to: getValues('to') ?? '', duration: getValues('duration') ?? '' };
		for (const [field, value] of Object.entries(followed(typed, changed)))
			if (value !== typed[field as keyof Span]) setValue(field, value, { shouldDirty: true, shouldValidate: true });
	}

	const problems = new Set(FIELDS.map((field) => formState.errors[field]?.message).filter((problem) => typeof problem === 'string'));

	const isLength = (value: string) => (lengthInMinutes(value ?? '') ? undefined : 'week.duration_invalid');
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
			{/* Below all three: under one of them there is no room for a sentence. */}
			{problems.size > 0 && (
				<FormHelperText error sx={{ gridColumn: '1 / -1', m: 0 }}>
					{[...problems].map((problem) => translate(problem, { _: problem })).join(' · ')}
				</FormHelperText>
			)}
		</>
	);
}

interface ClockProps {
	source: keyof Span;
	label: string;
	hint?: string;
	check: (value: string) => string | undefined;
	onLeave: (source: keyof Span) => void;
	isLocked: boolean;
}

function ClockInput({ source, label, hint, check, onLeave, isLocked }: ClockProps) {
	const translate = useTranslate();
	const { field, fieldState } = useController({
		name: source,
		rules: {
			validate: (value) => check(value) ?? true,
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
			title={hint && translate(hint)}
			slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off' }, inputLabel: { shrink: true } }}
		/>
	);
}
