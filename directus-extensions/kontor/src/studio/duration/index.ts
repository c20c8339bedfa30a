import { defineDisplay } from '@directus/extensions-sdk';
import Duration from './duration.vue';

/** Seconds as hours and minutes, in lists and forms of Studio. */
export default defineDisplay({
	id: 'kontor-duration',
	name: 'Dauer / Duration',
	icon: 'timer',
	description: '7:45',
	component: Duration,
	options: null,
	types: ['integer'],
	localTypes: ['standard'],
});
