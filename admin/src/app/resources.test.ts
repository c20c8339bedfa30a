import { expect, it } from 'vitest';
import { CHOICES } from '../generated/choices';
import { messagesIn } from '../i18n';
import { MENU_GROUPS, RESOURCES } from './resources';

it('gives tones to values only that a field of the resource may take', () => {
	for (const { name, tones = {} } of RESOURCES) {
		const values = Object.values(CHOICES[name] ?? {}).flat();
		for (const value of Object.keys(tones)) expect(values, `${name} ${value}`).toContain(value);
	}
});

it('has in both languages what a list says when it is empty', async () => {
	const languages = [await messagesIn('de'), await messagesIn('en')];
	for (const { resources } of MENU_GROUPS)
		for (const name of resources)
			for (const { resources: words } of languages)
				expect(words[name], name).toMatchObject({
					empty: expect.any(String),
					empty_hint: expect.any(String),
				});
});

it('has every resource once, and no group of the menu empty', () => {
	const names = RESOURCES.map(({ name }) => name);
	expect(new Set(names).size).toBe(names.length);
	for (const { label, resources } of MENU_GROUPS) expect(resources.length, label).toBeGreaterThan(0);
});
