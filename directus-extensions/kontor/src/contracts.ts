/**
 * What the console may import of the bundle: the types of rows and of what verbs take and answer (types only, so that no zod comes along),
 * and the rules that both ends go by: what a document adds up to, which tax applies, how documents move from state to state, what is owed,
 * what can be approved, paid back or sent.
 */

export type * as billing from './billing/contracts.js';
export { GROUPINGS } from './billing/rules/group-time.js';
export { isOpen, isReversal, openAmount } from './billing/rules/owed.js';
export { taxRateFor } from './billing/rules/tax-case.js';
export { type Line, lineAmount, type Terms, type Totals, totalsOf } from './billing/rules/totals.js';
export type { Collection } from './core/fields.js';
export type { Policy } from './core/policies.js';
export * from './core/rules/approval.js';
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
export { isMailable, type Mailable } from './mail/rules/mailable.js';
export type * as payments from './payments/contracts.js';
export { METHODS, REFUND_METHODS } from './payments/rules/methods.js';
export { isCounterEntry, mayBeReversed, reversedBy } from './payments/rules/reversals.js';
export type * as quotes from './quotes/contracts.js';
export { billingStep } from './quotes/rules/billing-step.js';
export type * as recurring from './recurring/contracts.js';
export * from './simple-rest/contracts.js';
export type * as time from './time/contracts.js';
