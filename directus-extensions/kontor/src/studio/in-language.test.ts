import cloneDeep from 'lodash-es/cloneDeep.js';
import { expect, test } from 'vitest';
import { inLanguage } from './in-language.js';

test('texts follow the language of the page, and the rest stays', () => {
	let language: 'de' | 'en' = 'en';
	const component = { name: '$t:decimal_input' };
	const overview = () => [];
	const definition = { id: 'x', name: '$t:decimal_input', component, overview, options: [{ name: '$t:no_such_text', schema: null }] };
	const said = inLanguage(definition, () => language);
	expect(cloneDeep(said)).toEqual({ ...definition, name: 'Amount or number' });
	language = 'de';
	// As Studio copies it whenever the language changes.
	expect(cloneDeep([said])[0]?.name).toBe('Betrag oder Zahl');
	expect(said.component).toBe(component);
	expect(said.overview).toBe(overview);
});
