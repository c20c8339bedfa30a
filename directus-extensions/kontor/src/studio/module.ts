/** What Studio needs to speak of Kontor in the person's language. */
import { defineModule } from '../core/define-module.js';
import { studioVerbs } from './changes/verbs.js';
import { STUDIO_ERRORS } from './errors.js';
import { hooks } from './hooks.js';

export default defineModule({ name: 'studio', verbs: { studio: studioVerbs }, hooks, errors: STUDIO_ERRORS });
