import { expect, test } from 'vitest';
import { generateStudioTexts, namedInStudio } from './generate-studio-texts.ts';

test('what the sources name, in both languages', () => {
	expect(namedInStudio()).toEqual(expect.arrayContaining(['decimal_input', 'operation_verb_description', 'flow_issue_invoice']));
	expect(generateStudioTexts({ one: { de: 'Eins', en: 'One' } }, ['one'])).toContain('one: { de: "Eins", en: "One" },');
	expect(() => generateStudioTexts({ one: { de: 'Eins' } }, ['one'])).toThrow('one');
});
