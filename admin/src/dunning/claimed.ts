import { type DunningNotice, formatCents, parseCents, sum } from '@kontor/directus-extension/contracts';
import type { DunningRow } from '../data-provider/rows';

/** All that a notice asks for. */
export const claimed = ({ open_amount, fee, interest, flat_fee }: DunningNotice): string =>
	formatCents(sum([open_amount, fee, interest, flat_fee].map((amount) => parseCents(amount ?? '0'))));

export const currencyOf = (notice: DunningRow): string => notice.invoice?.currency ?? 'EUR';
