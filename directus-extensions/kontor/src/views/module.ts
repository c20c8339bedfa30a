/** Saved views of the console's lists. */
import { defineModule } from '../core/define-module.js';
import { VIEWS_CONSTRAINTS } from './errors.js';

export default defineModule({ name: 'views', constraints: VIEWS_CONSTRAINTS, collections: { saved_views: { owner: 'owner_id' } } });
