/** What invoices and quotes have in common. */
import { defineModule } from '../core/define-module.js';
import { PAPERS_CONSTRAINTS, PAPERS_ERRORS } from './errors.js';

export default defineModule({ name: 'papers', errors: PAPERS_ERRORS, constraints: PAPERS_CONSTRAINTS });
