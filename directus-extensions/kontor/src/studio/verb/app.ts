import { defineOperationApp } from '@directus/extensions-sdk';
import { inLanguage } from '../in-language.js';
import { CHOICES } from './choices.js';

/** One of Kontor's verbs as a step of a flow. */
export default inLanguage(
	defineOperationApp({
		id: 'kontor-verb',
		name: 'Kontor',
		icon: 'task_alt',
		description: '$t:operation_verb_description',
		overview: ({ verb }) => [{ label: 'POST', text: String(verb ?? '–') }],
		options: [
			{
				field: 'verb',
				name: '$t:operation_verb',
				type: 'string',
				meta: { interface: 'select-dropdown', width: 'full', required: true, options: { choices: CHOICES, allowOther: true } },
			},
			{
				field: 'selection',
				name: '$t:operation_verb_selection',
				type: 'string',
				schema: { default_value: 'id' },
				meta: {
					interface: 'select-dropdown',
					width: 'full',
					note: '$t:operation_verb_selection_note',
					options: { choices: ['id', 'customer_id', 'projects[]', '-'].map((value) => ({ value, text: value })), allowOther: true },
				},
			},
			{
				field: 'defaults',
				name: '$t:operation_verb_defaults',
				type: 'json',
				meta: { interface: 'input-code', width: 'full', note: '$t:operation_verb_defaults_note', options: { language: 'json' } },
			},
			{
				field: 'on_behalf_of',
				name: '$t:operation_verb_person',
				type: 'json',
				meta: {
					interface: 'collection-item-dropdown',
					width: 'full',
					note: '$t:operation_verb_person_note',
					options: {
						selectedCollection: 'directus_users',
						template: '{{first_name}} {{last_name}} ({{organization_id.name}})',
						filter: { _and: [{ status: { _eq: 'active' } }, { organization_id: { _nnull: true } }] },
					},
				},
			},
		],
	}),
);
