import { defineInterface } from '@directus/extensions-sdk';
import { inLanguage } from '../in-language.js';
import LengthInput from './length-input.vue';

/** Seconds, typed as a length of time: “1:30”, “1,5”, “90 min”. */
export default inLanguage(
	defineInterface({
		id: 'kontor-length',
		name: '$t:length_input',
		icon: 'timer',
		description: '1:30 · 1,5 · 90 min',
		component: LengthInput,
		types: ['integer'],
		group: 'standard',
		recommendedDisplays: ['kontor-duration'],
		options: null,
	}),
);
