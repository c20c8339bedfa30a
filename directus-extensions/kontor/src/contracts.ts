/**
 * What the console may import of the bundle: requests, answers and their types, and the rules that both ends go by: what
 * a document adds up to, which tax applies, and how documents move from state to state.
 */

export { INVOICE_STATES } from './billing/states.js';
export { countryProblem, normalizedCountry } from './core/rules/countries.js';
export type { Missing } from './core/rules/missing-detail.js';
export * from './core/rules/money.js';
export { movesFrom, type States, stateAfter } from './core/rules/states.js';
export { NOTICE_STATES } from './dunning/states.js';
export { EXPENSE_STATES } from './expenses/states.js';
export { KINDS } from './files/rules/file-kinds.js';
export { taxRateFor } from './papers/rules/tax-case.js';
export { type Line, lineAmount, type Terms, type Totals, totalsOf } from './papers/rules/totals.js';
export { QUOTE_STATES } from './quotes/states.js';
export * from './simple-rest/contracts.js';
export { ENTRY_STATES } from './time/states.js';
