import type { Expense, TimeEntry } from '@kontor/directus-extension/contracts';
import { useRights } from '../auth/use-rights';

/** What its state keeps as it is; and what one has handed in oneself, until one takes it back: somebody may be deciding about it. */
export function useLocked<Row extends TimeEntry | Expense>(isFinal: (record: Row) => boolean): (record: Row) => boolean {
	const { isMe } = useRights();
	return (record) => isFinal(record) || (record.status === 'submitted' && isMe(record.employee_id));
}
