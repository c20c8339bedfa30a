/** Answers every read only from the rows and columns that the caller may see. */
import { defineModule } from '../core/define-module.js';
import { mendReading } from './mend-reading.js';
import { mendSorting } from './mend-sorting.js';

export default defineModule({
	name: 'reading',
	hooks: (_register, { services }) => {
		mendReading(services);
		mendSorting(services);
	},
});
