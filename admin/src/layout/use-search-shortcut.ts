import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';

export const SEARCH_INPUT = 'search-input';

const isTyping = (target: EventTarget | null): boolean =>
	target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** `/` and Ctrl/Cmd+K go to the search of the list; from the page of one record, to its list. */
export function useSearchShortcut(): void {
	const navigate = useNavigate();
	const { pathname } = useLocation();
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
			const isCommand = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
			if (!isSlash && !isCommand) return;
			event.preventDefault();
			const input = document.getElementById(SEARCH_INPUT) as HTMLInputElement | null;
			if (input) {
				input.focus();
				input.select();
			} else navigate(`/${pathname.split('/')[1] || 'customers'}`, { state: { focusSearch: true } });
		};
		document.addEventListener('keydown', onKey);
		return () => document.removeEventListener('keydown', onKey);
	}, [navigate, pathname]);
}
