/** Light, dark, or as the device is set: what react-admin calls its theme, and `system` where nothing is chosen. */
import { useStore } from 'react-admin';

export type Appearance = 'light' | 'dark' | 'system';

export function useAppearance(): [Appearance, (appearance: Appearance) => void] {
	const [chosen, choose] = useStore<'light' | 'dark' | undefined>('theme');
	return [chosen ?? 'system', (appearance) => choose(appearance === 'system' ? undefined : appearance)];
}
