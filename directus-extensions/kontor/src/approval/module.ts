/** The way from draft to approved, for time entries and expenses. */
import { defineModule } from '../core/define-module.js';
import { APPROVAL_ERRORS } from './errors.js';

export default defineModule({ name: 'approval', errors: APPROVAL_ERRORS });
