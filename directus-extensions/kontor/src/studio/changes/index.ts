import { defineModule } from '@directus/extensions-sdk';
import { inLanguage } from '../in-language.js';
import Changes from './changes.vue';

/** `npm run snapshot` for administrators who have no shell. */
export default inLanguage(
	defineModule({
		id: 'kontor-changes',
		name: '$t:changes_title',
		icon: 'difference',
		routes: [{ path: '', component: Changes }],
		preRegisterCheck: (user) => (user as { admin_access?: boolean }).admin_access === true,
	}),
);
