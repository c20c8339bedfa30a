import { expect, test } from 'vitest';
import { generateStudioTexts, namedInStudio } from './generate-studio-texts.ts';

test('what the sources name, in both languages', () => {
	expect(namedInStudio()).toEqual(expect.arrayContaining(['decimal_input', 'operation_verb_description', 'flow_issue_invoice']));
	const texts = { one: { de: '„Eins“ "1"', en: "One's" } };
	expect(generateStudioTexts(texts, ['one'])).toContain(`one: {\n\t\tde: '„Eins“ "1"',\n\t\ten: "One's",\n\t},`);
	expect(() => generateStudioTexts({ one: { de: 'Eins' } }, ['one'])).toThrow('one');
});
