import { defineEndpoint } from '@directus/extensions-sdk';
import { serveVerbs } from '../core/verbs/serve-verbs.js';
import { VERBS } from '../verbs.js';

export default defineEndpoint({
	id: 'mail',
	handler: (router, { services, database, emitter }) => serveVerbs(router, VERBS.mail, { services, database, emitter }),
});
