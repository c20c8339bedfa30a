import { defineInterface } from '@directus/extensions-sdk';
import { inLanguage } from '../in-language.js';
import DecimalInput from './decimal-input.vue';

/** Amounts, rates, quantities and percentages, typed as the reader's language writes them: “1.250,50” is 1250.50. */
export default inLanguage(
	defineInterface({
		id: 'kontor-decimal',
		name: '$t:decimal_input',
		icon: 'euro',
		description: '$t:decimal_input_description',
		component: DecimalInput,
		types: ['decimal'],
		group: 'standard',
		recommendedDisplays: ['kontor-amount'],
		options: [
			{
				field: 'least',
				name: '$t:decimal_input_least',
				type: 'integer',
				meta: { interface: 'input', width: 'half', note: '$t:decimal_input_least_note', options: { min: 0, max: 6, placeholder: '2' } },
			},
			{
				field: 'suffix',
				name: '$t:decimal_input_suffix',
				type: 'string',
				meta: { interface: 'input', width: 'half', options: { placeholder: '%' } },
			},
		],
	}),
);
