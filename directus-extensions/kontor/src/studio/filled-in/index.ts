import { defineInterface } from '@directus/extensions-sdk';
import { inLanguage } from '../in-language.js';
import FilledIn from './filled-in.vue';

/** A field in the dialog of a button that is filled in when the dialog opens: with today's date, or with a value of the record that the button is about. */
export default inLanguage(
	defineInterface({
		id: 'kontor-filled-in',
		name: '$t:filled_in',
		icon: 'edit_note',
		description: '$t:filled_in_description',
		component: FilledIn,
		types: ['string', 'decimal', 'date', 'integer'],
		group: 'other',
		options: [
			{
				field: 'from',
				name: '$t:filled_in_from',
				type: 'string',
				meta: { interface: 'input', width: 'half', note: '$t:filled_in_from_note' },
			},
			{
				field: 'as',
				name: '$t:filled_in_as',
				type: 'string',
				meta: { interface: 'input', width: 'half', options: { placeholder: 'input' } },
			},
		],
	}),
);
