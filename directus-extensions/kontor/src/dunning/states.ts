/** The states of a dunning notice. */
import { defineStates, stays } from '../core/rules/states.ts';

export const NOTICE_STATES = defineStates({
	collection: 'dunning_notices',
	address: '/billing/dunning-notices',
	initial: 'proposed',
	transitions: [
		{ by: 'confirm', from: ['proposed'], to: 'issued' },
		{ by: 'mark-sent', from: ['issued'], to: 'sent' },
		...stays('send', ['sent', 'issued']),
		{ by: 'dismiss', from: ['proposed', 'issued', 'sent'], to: 'cancelled' },
	],
});
