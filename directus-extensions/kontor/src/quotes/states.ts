/** The states of a quote. */
import { defineStates, stays } from '../core/rules/states.ts';

export const QUOTE_STATES = defineStates({
	collection: 'quotes',
	address: '/billing/quotes',
	initial: 'draft',
	transitions: [
		{ by: 'send', from: ['draft'], to: 'sent' },
		...stays('mail', ['sent', 'accepted']),
		{ by: 'accept', from: ['sent'], to: 'accepted' },
		{ by: 'decline', from: ['sent'], to: 'declined' },
		{ by: 'expire', verb: null, from: ['sent'], to: 'expired' },
		{ by: 'revise', from: ['sent', 'declined', 'expired'], to: 'replaced' },
	],
});
