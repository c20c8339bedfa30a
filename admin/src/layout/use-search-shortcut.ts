import { useResourceDefinitions } from 'react-admin';
import { useLocation, useNavigate } from 'react-router-dom';
import { useShortcut } from '../shortcuts/use-shortcut';

export const SEARCH_INPUT = 'search-input';

/** `/` goes to the search of the list; from the page of one record, to its list. */
export function useSearchShortcut(): void {
	const navigate = useNavigate();
	const { pathname } = useLocation();
	const definitions = useResourceDefinitions();
	useShortcut('search', () => {
		const input = document.getElementById(SEARCH_INPUT) as HTMLInputElement | null;
		if (input) {
			input.focus();
			input.select();
			return;
		}
		const name = pathname.split('/')[1] ?? '';
		navigate(`/${definitions[name]?.hasList ? name : 'customers'}`, { state: { focusSearch: true } });
	});
}
