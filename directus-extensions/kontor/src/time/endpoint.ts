import { defineEndpoint } from '@directus/extensions-sdk';
import { serveVerbs } from '../core/verbs/serve-verbs.js';
import { timeVerbs } from './verbs.js';

export default defineEndpoint({
	id: 'time',
	handler: (router, { services, database, emitter }) => serveVerbs(router, timeVerbs, { services, database, emitter }),
});
