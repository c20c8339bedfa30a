/** Reversals: invoices that take back what another one asked for. Nobody owes them. */
import type { Invoice } from '../../generated/schema.js';

export const REVERSALS = ['cancellation', 'correction'] as const satisfies readonly Invoice['kind'][];

export const isReversal = ({ kind }: { kind: string }): boolean => REVERSALS.some((reversal) => reversal === kind);
