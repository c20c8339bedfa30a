import { taxRateFor } from '@kontor/directus-extension/contracts';
import { useGetList, useGetOne } from 'react-admin';
import type { EditedLine } from './line';

export interface Tax {
	id: string;
	name: string;
	rate: string;
	category: string;
	is_active: boolean;
	is_default: boolean;
}

export const taxFields = (rate: Tax | undefined): Partial<EditedLine> =>
	rate ? { tax_rate_id: rate.id, tax_rate: rate.rate, tax_category: rate.category } : {};

/** The tax rates of the firm, and the one that a line has when nobody chooses: the server goes by the same rule. */
export function useTaxes(customerId: string | null | undefined) {
	const { data: rates } = useGetList('tax_rates', { pagination: { page: 1, perPage: 100 }, sort: { field: 'rate', order: 'DESC' } });
	const { data: organizations } = useGetList('organizations', { pagination: { page: 1, perPage: 1 }, sort: { field: 'id', order: 'ASC' } });
	const { data: customer } = useGetOne('customers', { id: customerId! }, { enabled: !!customerId });
	const all = (rates ?? []) as unknown as Tax[];
	const seller = organizations?.[0];
	const buyer = customer ?? { type: 'B2B', country: seller?.country ?? 'DE', vat_id: null, tax_rate_id: null };
	const usual = seller ? (taxRateFor(all as never, seller as never, buyer as never) as unknown as Tax | undefined) : undefined;
	return { rates: all.filter(({ is_active }) => is_active), all, usual };
}
