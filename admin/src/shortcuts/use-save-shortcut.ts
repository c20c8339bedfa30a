import type { RefObject } from 'react';
import { useShortcut } from './use-shortcut';

/** Ctrl+Enter sends the form, from any of its inputs. The form is an element inside of it, or itself. */
export function useSaveShortcut(inside: RefObject<HTMLElement | null>): void {
	const isHere = () => inside.current?.closest('.MuiModal-root') !== null && inside.current !== null;
	useShortcut('save', () => inside.current?.closest('form')?.requestSubmit(), { isInDialog: isHere });
}
