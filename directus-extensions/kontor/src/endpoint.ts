/** The verbs of all modules, each below its address. */
import { defineEndpoint } from '@directus/extensions-sdk';
import { verbsByAddress } from './core/modules.js';
import { serveVerbs } from './core/verbs/serve-verbs.js';
import './modules.js';

export default defineEndpoint({
	// They stand at the root: /billing/…, /time/…
	id: '',
	handler: (router, { services, database, emitter }) => {
		for (const [address, verbs] of verbsByAddress()) serveVerbs(router, address, verbs, { services, database, emitter });
	},
});
