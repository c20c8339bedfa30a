/**
 * What the console may import of the bundle: requests, answers and their types, and the rules that both ends go by: what
 * a document adds up to, which tax applies, and how documents move from state to state.
 */

export { countryProblem, normalizedCountry } from './core/rules/countries.js';
export type { Missing } from './core/rules/missing-detail.js';
export * from './core/rules/money.js';
export { type DocumentCollection, mayMove, TRANSITIONS, verbsFrom } from './core/rules/transitions.js';
export { KINDS } from './files/rules/file-kinds.js';
export { taxRateFor } from './papers/rules/tax-case.js';
export { type Line, lineAmount, type Terms, type Totals, totalsOf } from './papers/rules/totals.js';
export * from './simple-rest/contracts.js';
