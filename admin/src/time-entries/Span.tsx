import type { TimeEntry } from '@kontor/directus-extension/contracts';
import { useFormats } from '../i18n/format';

/** From when to when on the day: `09:00–12:30`. */
export function Span({ entry }: { entry: TimeEntry }) {
	const { time } = useFormats();
	return `${time(entry.start_time)}–${entry.end_time ? time(entry.end_time) : ''}`;
}
