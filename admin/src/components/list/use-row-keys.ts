/** A list by keyboard: ↑ ↓ and j k go from row to row, Enter opens (the link does), Space selects, Escape selects nothing. */
import { type KeyboardEvent, type RefObject, useCallback } from 'react';
import { useListContext } from 'react-admin';
import { useShortcut } from '../../shortcuts/use-shortcut';
import { stepOf } from './row-keys';
import { ROW_LINK } from './row-link';

/** For `onKeyDown` of what is around the table. `isPage`: the list of the page, which j and k go to from everywhere. */
export function useRowKeys(table: RefObject<HTMLElement | null>, isPage: boolean): (event: KeyboardEvent) => void {
	const { selectedIds, onUnselectItems } = useListContext();
	const hasSelection = (selectedIds ?? []).length > 0;

	/** True: there was a row to go to. */
	const go = useCallback(
		(key: string): boolean => {
			const links = [...(table.current?.querySelectorAll<HTMLElement>(`.${ROW_LINK}`) ?? [])];
			const row = document.activeElement?.closest('tr');
			const to = stepOf(
				key,
				links.findIndex((link) => row?.contains(link)),
				links.length,
			);
			if (to === undefined) return false;
			links[to]!.focus();
			links[to]!.scrollIntoView({ block: 'nearest' });
			return true;
		},
		[table],
	);
	useShortcut('next_row', () => go('j'), { isEnabled: isPage });
	useShortcut('previous_row', () => go('k'), { isEnabled: isPage });

	return (event) => {
		const { key, target, defaultPrevented, ctrlKey, metaKey, altKey } = event;
		if (defaultPrevented || ctrlKey || metaKey || altKey) return;
		const row = (target as Element).closest('tr');
		if (key === ' ' && row && (target as Element).classList.contains(ROW_LINK)) {
			event.preventDefault();
			row.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
		} else if (key === 'Escape' && hasSelection) onUnselectItems();
		else if (key.length > 1 && go(key)) event.preventDefault();
	};
}
