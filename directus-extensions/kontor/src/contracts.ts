/**
 * What the console may import of the bundle: the types of rows and of what verbs take and answer (types only, so that no zod comes along),
 * and the rules that both ends go by: what a document adds up to, which tax applies, and how documents move from state to state.
 */

export type * as billing from './billing/contracts.js';
export { taxRateFor } from './billing/rules/tax-case.js';
export { type Line, lineAmount, type Terms, type Totals, totalsOf } from './billing/rules/totals.js';
export type { Collection } from './core/fields.js';
export { countryProblem, normalizedCountry } from './core/rules/countries.js';
export type { Missing } from './core/rules/missing-detail.js';
export * from './core/rules/money.js';
export { type DocumentCollection, mayMove, TRANSITIONS, verbsFrom } from './core/rules/transitions.js';
export type * from './core/schema.js';
export type { ReceivedInvoice, ReceivedParty } from './documents/e-invoice/received-invoice.js';
export type * as filing from './documents/filing/contracts.js';
export type * as receiving from './documents/receiving/contracts.js';
export { KINDS } from './documents/rules/file-kinds.js';
export type * as dunning from './dunning/contracts.js';
export type * as expenses from './expenses/contracts.js';
export type * as mail from './mail/contracts.js';
export type * as payments from './payments/contracts.js';
export type * as quotes from './quotes/contracts.js';
export type * as recurring from './recurring/contracts.js';
export * from './simple-rest/contracts.js';
export type * as time from './time/contracts.js';
