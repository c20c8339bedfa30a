import { defineEndpoint } from '@directus/extensions-sdk';
import { serveVerbs } from '../core/verbs/serve-verbs.js';
import { expenseVerbs } from './verbs.js';

export default defineEndpoint({
	id: 'expenses',
	handler: (router, { services, database, emitter }) => serveVerbs(router, expenseVerbs, { services, database, emitter }),
});
