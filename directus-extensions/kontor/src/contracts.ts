/**
 * What the console may import of the bundle: the types of rows and of what verbs take and answer (types only, so that no zod comes along),
 * and the rules that both ends go by: what a paper adds up to, which tax applies, how papers move from state to state, what is owed,
 * what can be approved, paid back or sent.
 */

export type { Obstacle } from './approval/rules/obstacles.js';
export { type Approvable, isDecision, isFixed, isHandedIn, obstacleTo, STEPS, type Step } from './approval/rules/obstacles.js';
export type * as billing from './billing/contracts.js';
export { GROUPINGS } from './billing/rules/entries.js';
export { isOpen, openAmount } from './billing/rules/owed.js';
export { INVOICE_STATES, OPEN } from './billing/states.js';
export type { Collection } from './core/fields.js';
export type * as importing from './core/imports/contracts.js';
export { guardedCell } from './core/imports/rules/csv-cells.js';
export type * as made from './core/made/contracts.js';
export { countryProblem, normalizedCountry } from './core/rules/countries.js';
export type { Missing } from './core/rules/missing-detail.js';
export * from './core/rules/money.js';
export { mayMove, movesFrom, type States, stateAfter } from './core/rules/states.js';
export { bothMeanings, readDecimal, showDecimal } from './core/rules/typed-decimal.js';
export { lengthInMinutes, showLength } from './core/rules/typed-length.js';
export type * as dunning from './dunning/contracts.js';
export { NOTICE_STATES } from './dunning/states.js';
export type { ReceivedInvoice, ReceivedParty } from './e-invoice/reading/received-invoice.js';
export { EXPENSES } from './expenses/approvable.js';
export type * as expenses from './expenses/contracts.js';
export type * as filing from './files/filing/contracts.js';
export { KINDS } from './files/rules/file-kinds.js';
export type { Policy } from './generated/policies.js';
export type * from './generated/schema.js';
export type * as mail from './mail/contracts.js';
export { isReversal, REVERSALS } from './papers/rules/reversal.js';
export { taxRateFor } from './papers/rules/tax-case.js';
export { type Line, lineAmount, type Terms, type Totals, totalsOf } from './papers/rules/totals.js';
export type * as payments from './payments/contracts.js';
export { METHODS, REFUND_METHODS } from './payments/rules/methods.js';
export { isCounterEntry, mayBeReversed, reversedBy } from './payments/rules/reversals.js';
export type * as receiving from './purchases/contracts.js';
export type * as quotes from './quotes/contracts.js';
export { billingStep } from './quotes/rules/billing-step.js';
export { QUOTE_STATES } from './quotes/states.js';
export type * as reading from './reading/contracts.js';
export type { Found } from './reading/contracts.js';
export { fold } from './reading/rules/search-words.js';
export type * as recurring from './recurring/contracts.js';
export * from './simple-rest/contracts.js';
export { TIME_ENTRIES } from './time/approvable.js';
export type * as time from './time/contracts.js';
