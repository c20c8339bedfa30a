/** The number sequences. */
import { defineModule } from '../core/define-module.js';
import { NUMBERS_CONSTRAINTS, NUMBERS_ERRORS } from './errors.js';
import { numberVerbs } from './verbs.js';

export default defineModule({ name: 'numbers', verbs: { billing: numberVerbs }, errors: NUMBERS_ERRORS, constraints: NUMBERS_CONSTRAINTS });
