import { defineDisplay } from '@directus/extensions-sdk';
import Amount from './amount.vue';

/** Money in lists and forms of Studio: always two decimals, grouped as the reader's language does it. */
export default defineDisplay({
	id: 'kontor-amount',
	name: 'Betrag / Amount',
	icon: 'euro',
	description: '1.234,50',
	component: Amount,
	options: null,
	types: ['decimal'],
	localTypes: ['standard'],
});
