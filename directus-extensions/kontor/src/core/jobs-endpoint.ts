import { defineEndpoint } from '@directus/extensions-sdk';
import { VERBS } from '../verbs.js';
import { serveVerbs } from './verbs/serve-verbs.js';

export default defineEndpoint({
	id: 'jobs',
	handler: (router, { services, database, emitter }) => serveVerbs(router, VERBS.jobs, { services, database, emitter }),
});
