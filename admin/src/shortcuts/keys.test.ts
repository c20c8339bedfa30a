import { describe, expect, test } from 'vitest';
import { isTyping, meant, NEXT_KEY_WITHIN, nameOf, shown } from './keys';
import { GO, SHORTCUTS } from './shortcuts';

const press = (key: string, with_: Partial<Parameters<typeof nameOf>[0]> = {}) =>
	nameOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...with_ });

describe('the name of what is pressed', () => {
	test.each([
		['n', {}, 'n'],
		['N', { shiftKey: true }, 'shift+n'],
		['?', { shiftKey: true }, '?'],
		['/', { shiftKey: true }, '/'],
		['k', { ctrlKey: true }, 'mod+k'],
		['K', { metaKey: true }, 'mod+k'],
		['Enter', { ctrlKey: true }, 'mod+enter'],
		['@', { ctrlKey: true, altKey: true }, undefined],
		['Control', { ctrlKey: true }, undefined],
	] as const)('%s %o', (key, modifiers, name) => expect(press(key, modifiers)).toBe(name));
});

describe('what is meant', () => {
	const list = [{ keys: 'g c' }, { keys: 'c' }, { keys: 'n' }];
	test('one key, or two in time', () => {
		expect(meant(list, 'n', 0)?.keys).toBe('n');
		expect(meant(list, 'c', 100, { name: 'g', at: 0 })?.keys).toBe('g c');
		expect(meant(list, 'c', NEXT_KEY_WITHIN, { name: 'g', at: 0 })?.keys).toBe('c');
		expect(meant(list, 'x', 0)).toBeUndefined();
	});
});

test('whoever types is left alone', () => {
	expect(isTyping({ tagName: 'INPUT', type: 'text' })).toBe(true);
	expect(isTyping({ tagName: 'TEXTAREA' })).toBe(true);
	expect(isTyping({ tagName: 'DIV', isContentEditable: true })).toBe(true);
	expect(isTyping({ tagName: 'DIV', role: 'combobox' })).toBe(true);
	expect(isTyping({ tagName: 'INPUT', type: 'checkbox' })).toBe(false);
	expect(isTyping({ tagName: 'BODY' })).toBe(false);
});

test('as it is shown', () => {
	expect(shown('mod+k', { isMac: false, ctrl: 'Strg', next: 'dann' })).toBe('Strg+K');
	expect(shown('mod+enter', { isMac: true, ctrl: 'Ctrl', next: 'then' })).toBe('⌘Enter');
	expect(shown('g c', { isMac: false, ctrl: 'Ctrl', next: 'then' })).toBe('G then C');
});

test('no key does two things', () => {
	const all = [...Object.values(SHORTCUTS).map(({ keys }) => keys), ...Object.values(GO).map((letter) => `g ${letter}`)];
	expect(new Set(all).size).toBe(all.length);
	expect(all).not.toContain('g');
});
