import { defineEndpoint } from '@directus/extensions-sdk';
import { VERBS } from '../verbs.js';
import { serveVerbs } from './verbs/serve-verbs.js';

export default defineEndpoint({
	id: 'kontor',
	handler: (router, { services, database, emitter }) => serveVerbs(router, VERBS.kontor, { services, database, emitter }),
});
