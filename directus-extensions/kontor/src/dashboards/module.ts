/** Dashboards of the console. */
import { defineModule } from '../core/define-module.js';

export default defineModule({ name: 'dashboards', collections: { dashboards: { owner: 'user_id' } } });
