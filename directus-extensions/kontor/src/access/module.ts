/** Who may come in, and what strangers may do. */
import { defineModule } from '../core/define-module.js';
import { ACCESS_ERRORS } from './errors.js';
import { hooks } from './hooks.js';

export default defineModule({ name: 'access', hooks, errors: ACCESS_ERRORS });
