import { expect, test } from 'vitest';
import { keysIn, translated } from './names.js';

const rows = [{ name: '$t:one', note: null, panels: [{ name: 'Umsatz', note: '$t:two', options: { name: '$t:three' } }, 'id'] }];

test('names and notes, nested ones too, and nothing else', () => {
	expect(keysIn(rows)).toEqual(['one', 'two']);
	expect(translated(rows, new Map([['one', 'Eins']]))).toEqual([
		{ name: 'Eins', note: null, panels: [{ name: 'Umsatz', note: '$t:two', options: { name: '$t:three' } }, 'id'] },
	]);
});
