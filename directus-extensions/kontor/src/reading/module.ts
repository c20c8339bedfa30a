/** Answers every read only from the rows and columns that the caller may see. */
import type { Express } from 'express';
import { defineModule } from '../core/define-module.js';
import { serveCursors } from './cursor.js';
import { mendReading } from './mend-reading.js';
import { mendSorting } from './mend-sorting.js';
import { find, records } from './search/find.js';

export default defineModule({
	name: 'reading',
	verbs: { kontor: [find, records] },
	hooks: ({ init }, { services, database }) => {
		mendReading(services);
		mendSorting(services);
		init('routes.before', ({ app }) => serveCursors(app as Express, services, database));
	},
});
