/** Tables that people make in Studio or by the wizard: with the wall between organizations from their first moment. */
import { defineModule } from '../core/define-module.js';
import { TABLES_ERRORS } from './errors.js';
import { hooks } from './hooks.js';
import { tableVerbs } from './verbs.js';

export default defineModule({ name: 'tables', verbs: { tables: tableVerbs }, hooks, errors: TABLES_ERRORS });
