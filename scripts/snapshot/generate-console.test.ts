import { expect, test } from 'vitest';
import { generateConsoleChoices, generateConsoleLabels } from './generate-console.ts';
import type { CollectionFile } from './schema-files.ts';

const files: CollectionFile[] = [
	{
		collection: 'cars',
		label: { de: 'Autos', en: 'Cars' },
		singular: { de: 'Auto', en: 'Car' },
		fields: {
			plate: { type: 'string', label: { en: "Owner's plate" } },
			section: { type: 'alias', label: { de: 'Abschnitt', en: 'Section' } },
			status: {
				type: 'string',
				label: { de: 'Status', en: 'Status' },
				options: {
					choices: [
						{ value: 'new', text: '$t:is_new' },
						{ value: 'on-sale', text: 'Sale' },
					],
				},
			},
			deleted_at: { type: 'timestamp' },
		},
	},
	{ collection: 'made in studio', label: {}, fields: { id: { type: 'uuid' } } },
];
const texts = { is_new: { de: 'neu', en: 'new' } };

test('each language has the names of its collections, fields and values', () => {
	expect(generateConsoleLabels(files, texts, 'de')).toContain(`export const cars = {
	name: 'Auto |||| Autos',
	fields: {
		plate: "Owner's plate",
		status: 'Status',
	},
	choices: {
		status: {
			new: 'neu',
			'on-sale': 'Sale',
		},
	},
};`);
	expect(generateConsoleLabels(files, texts, 'en')).toContain("name: 'Car |||| Cars',");
	expect(generateConsoleLabels(files, texts, 'en')).toContain("new: 'new',");
});

test('what may be chosen, in the order of the form, and what has a trash', () => {
	const text = generateConsoleChoices(files);
	expect(text).toContain("\tcars: {\n\t\tstatus: ['new', 'on-sale'],\n\t},");
	expect(text).toContain("WITH_TRASH: readonly string[] = ['cars'];");
});

test('a name that is none in code is left out, not broken', () => {
	for (const text of [generateConsoleLabels(files, texts, 'de'), generateConsoleChoices(files)]) expect(text).not.toContain('studio');
});

test('a long list of values is laid out as the formatter would', () => {
	const choices = Array.from({ length: 30 }, (_, index) => ({ value: `value_${index}`, text: '' }));
	const text = generateConsoleChoices([{ collection: 'many', label: {}, fields: { kind: { type: 'string', options: { choices } } } }]);
	expect(text).toContain("\t\tkind: [\n\t\t\t'value_0',\n\t\t\t'value_1',");
});
