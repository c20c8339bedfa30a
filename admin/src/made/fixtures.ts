/** A field as the server tells of it, for tests: with nothing particular about it. */
import type { made } from '@kontor/directus-extension/contracts';

export const plainField = (collection: string, field: string, given: Partial<made.MadeField> = {}): made.MadeField => ({
	collection,
	field,
	type: 'string',
	label: { de: field, en: field },
	note: null,
	interface: 'input',
	special: [],
	options: {},
	choices: [],
	group: null,
	sort: null,
	isHidden: false,
	isReadOnly: false,
	isRequired: false,
	scale: null,
	default: null,
	conditions: [],
	validation: null,
	validationMessage: null,
	...given,
});
