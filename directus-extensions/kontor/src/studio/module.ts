/** What Studio needs to speak of Kontor in the person's language. */
import { defineModule } from '../core/define-module.js';
import { STUDIO_ERRORS } from './errors.js';
import { hooks } from './hooks.js';

export default defineModule({ name: 'studio', hooks, errors: STUDIO_ERRORS });
