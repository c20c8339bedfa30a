/** Payments are only ever added: one is taken back by an entry against it, once. */
import type { Payment } from '../../generated/schema.js';

type Entry = Pick<Payment, 'id' | 'reverses_payment_id'>;

export const isCounterEntry = ({ reverses_payment_id }: Pick<Payment, 'reverses_payment_id'>): boolean => !!reverses_payment_id;

/** The ids of those that an entry of these takes back. */
export const reversedBy = (payments: readonly Pick<Payment, 'reverses_payment_id'>[]): ReadonlySet<string> =>
	new Set(payments.flatMap(({ reverses_payment_id }) => reverses_payment_id ?? []));

/** Neither a counter-entry nor what one has taken back already. */
export const mayBeReversed = (payment: Entry, reversed: ReadonlySet<string>): boolean =>
	!isCounterEntry(payment) && !reversed.has(payment.id);
