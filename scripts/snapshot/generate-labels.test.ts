import { expect, test } from 'vitest';
import { generateDataModel } from './generate-data-model.ts';
import { generateLabels, inOneLanguage } from './generate-labels.ts';
import type { CollectionFile } from './schema-files.ts';

const files: CollectionFile[] = [
	{
		collection: 'cars',
		label: { de: 'Autos' },
		singular: { de: 'Auto' },
		fields: {
			plate: { type: 'string', label: { en: 'Plate' } },
			colour: { type: 'string', label: { de: 'Farbe' } },
			seats: { type: 'integer', label: { 'fr-FR': 'Places' } },
			status: { type: 'string', label: { de: 'Status', en: 'Status' }, options: { choices: [{ value: 'new', text: '$t:is_new' }] } },
		},
	},
];
const texts = { is_new: { de: 'neu' } };

test('what is named in one language goes by that name in the other', () => {
	const text = generateLabels(files, texts);
	for (const line of [
		"singular: { de: 'Auto', en: 'Auto' }",
		"plate: { de: 'Plate', en: 'Plate' }",
		"colour: { de: 'Farbe', en: 'Farbe' }",
		"seats: { de: 'Places', en: 'Places' }",
		"new: { de: 'neu', en: 'neu' }",
	])
		expect(text).toContain(line);
	expect(generateDataModel(files, texts)).toContain('Autos');
	expect(generateDataModel(files, texts)).not.toContain('undefined');
});

test('and is told', () => {
	expect(inOneLanguage(files, texts)).toEqual([
		'cars has no English name',
		'cars (singular) has no English name',
		'cars.plate has no German name',
		'cars.colour has no English name',
		'cars.seats has no German name',
		'text "is_new" has no English name',
	]);
});
