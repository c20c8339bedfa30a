/** From what is pressed to what is meant. */
import type { Shortcut } from './shortcuts';

export interface Pressed {
	key: string;
	ctrlKey: boolean;
	metaKey: boolean;
	altKey: boolean;
	shiftKey: boolean;
}

/** `mod+enter`, `?`, `g`: as it is written in the list of shortcuts. Undefined for what is none: with Alt, or a modifier by itself. */
export function nameOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string | undefined {
	// AltGr comes as Ctrl and Alt, and makes a sign like @.
	if (altKey || ['Control', 'Meta', 'Shift', 'Alt', 'AltGraph', 'Dead', 'Process', 'Unidentified'].includes(key)) return undefined;
	const isMod = ctrlKey || metaKey;
	const name = key === ' ' ? 'space' : key.toLowerCase();
	// With Shift a letter is another one: "N" is not "n".
	const isShiftedLetter = shiftKey && /^\p{L}$/u.test(key);
	return `${isMod ? 'mod+' : ''}${isShiftedLetter || (shiftKey && key.length > 1) ? 'shift+' : ''}${name}`;
}

/** How long the second key of two may take. */
export const NEXT_KEY_WITHIN = 1_200;

interface Before {
	name: string;
	at: number;
}

/** Which of these is meant by this key, perhaps after the one before. */
export function meant<T extends Pick<Shortcut, 'keys'>>(
	shortcuts: readonly T[],
	name: string,
	now: number,
	before?: Before,
): T | undefined {
	const two = before && now - before.at < NEXT_KEY_WITHIN ? `${before.name} ${name}` : undefined;
	return (two && shortcuts.find(({ keys }) => keys === two)) || shortcuts.find(({ keys }) => keys === name);
}

interface Target {
	tagName?: string;
	type?: string;
	isContentEditable?: boolean;
	role?: string | null;
}

const WITHOUT_TEXT = ['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color'];

/** Letters belong to the input that has the focus, and to lists that one picks from by typing. */
export function isTyping({ tagName = '', type = '', isContentEditable = false, role }: Target): boolean {
	if (isContentEditable || ['combobox', 'textbox', 'searchbox', 'listbox', 'menu', 'option', 'menuitem'].includes(role ?? '')) return true;
	return tagName === 'TEXTAREA' || tagName === 'SELECT' || (tagName === 'INPUT' && !WITHOUT_TEXT.includes(type));
}

/** For people: `Strg+K`, `⌘K`, `G dann C`. */
export function shown(keys: string, { isMac, ctrl, next }: { isMac: boolean; ctrl: string; next: string }): string {
	const one = (key: string) =>
		key
			.split('+')
			.map((part) => (part === 'mod' ? (isMac ? '⌘' : ctrl) : part === 'enter' ? 'Enter' : part.toUpperCase()))
			.join(isMac ? '' : '+');
	return keys.split(' ').map(one).join(` ${next} `);
}
