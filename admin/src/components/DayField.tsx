/** A field for a day: typed as one likes ("1.2.", "heute", "+14"), or picked. On a phone it is the phone's own. */
import CalendarTodayOutlined from '@mui/icons-material/CalendarTodayOutlined';
import { IconButton, InputAdornment, Popover, TextField, type TextFieldProps, useMediaQuery } from '@mui/material';
import { type Ref, Suspense, useRef, useState } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { lazy } from '../app/lazy';
import { isoDay } from '../i18n/format';
import { readDay, showDay } from '../i18n/typed-day';

const Calendar = lazy(() => import('./Calendar'));

export interface DayFieldProps extends Pick<TextFieldProps, 'id' | 'label' | 'error' | 'helperText' | 'disabled' | 'sx' | 'name'> {
	/** `YYYY-MM-DD`, or nothing. */
	value: string | null | undefined;
	/** What can't be read comes as it was typed. */
	onChange: (day: string | null, unread?: string) => void;
	onBlur?: () => void;
	/** Typed before, and not to be read. */
	unread?: string;
	readOnly?: boolean;
	inputRef?: Ref<HTMLInputElement>;
}

export function DayField({ value, onChange, onBlur, unread, readOnly, inputRef, ...field }: DayFieldProps) {
	const locale = useLocale();
	const translate = useTranslate();
	const [typed, setTyped] = useState<string>();
	const [isOpen, setOpen] = useState(false);
	const box = useRef<HTMLDivElement>(null);
	const hasOwn = useMediaQuery('(pointer: coarse)', { noSsr: true });
	if (hasOwn)
		return (
			<TextField
				{...field}
				type="date"
				value={value?.slice(0, 10) ?? ''}
				onChange={({ target }) => onChange(target.value || null)}
				onBlur={onBlur}
				inputRef={inputRef}
				slotProps={{ inputLabel: { shrink: true }, htmlInput: { readOnly } }}
			/>
		);
	const today = isoDay(new Date());
	const isFixed = !!field.disabled || !!readOnly;
	return (
		<>
			<TextField
				{...field}
				ref={box}
				value={typed ?? unread ?? showDay(value, locale)}
				onChange={({ target }) => {
					setTyped(target.value);
					const day = readDay(target.value, today);
					if (target.value.trim() === '') onChange(null);
					else if (day) onChange(day);
					else onChange(null, target.value);
				}}
				onBlur={() => {
					setTyped(undefined);
					onBlur?.();
				}}
				onKeyDown={(event) => {
					if (isFixed || event.key !== 'ArrowDown' || !event.altKey) return;
					event.preventDefault();
					setOpen(true);
				}}
				inputRef={inputRef}
				placeholder={translate('day.placeholder')}
				slotProps={{
					inputLabel: { shrink: true },
					htmlInput: { autoComplete: 'off', readOnly, inputMode: 'text' },
					input: {
						endAdornment: isFixed ? undefined : (
							<InputAdornment position="end">
								<IconButton
									size="small"
									edge="end"
									// The field itself takes every day by keyboard; Alt+↓ opens the calendar.
									tabIndex={-1}
									onClick={() => setOpen(true)}
									aria-label={translate('day.open')}
									aria-haspopup="dialog"
								>
									<CalendarTodayOutlined sx={{ fontSize: 17 }} />
								</IconButton>
							</InputAdornment>
						),
					},
				}}
			/>
			<Popover
				open={isOpen}
				anchorEl={box.current}
				onClose={() => setOpen(false)}
				anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
				slotProps={{ paper: { role: 'dialog', 'aria-label': translate('day.calendar'), sx: { mt: 0.5 } } }}
			>
				<Suspense fallback={null}>
					<Calendar
						chosen={value?.slice(0, 10) || undefined}
						today={today}
						onChoose={(day) => {
							setTyped(undefined);
							onChange(day);
							setOpen(false);
						}}
					/>
				</Suspense>
			</Popover>
		</>
	);
}
