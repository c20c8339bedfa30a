import { formatCents, parseCents, sum } from '@kontor/directus-extension/contracts';

/** All that a notice asks for. */
export const claimed = ({ open_amount, fee, interest, flat_fee }: Record<string, any>): string =>
	formatCents(sum([open_amount, fee, interest, flat_fee].map((amount) => parseCents(amount ?? '0'))));

export const currencyOf = (notice: Record<string, any>): string => notice.invoice?.currency ?? 'EUR';
