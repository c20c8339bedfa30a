import { type Customer, type Organization, type TaxRate, taxRateFor } from '@kontor/directus-extension/contracts';
import { useGetList, useGetOne } from 'react-admin';
import type { EditedLine } from './line';

export const taxFields = (rate: TaxRate | undefined): Partial<EditedLine> =>
	rate ? { tax_rate_id: rate.id, tax_rate: rate.rate, tax_category: rate.category } : {};

/** The tax rates of the organization, and the default one of a line, by the same rule as on the server. */
export function useTaxes(customerId: string | null | undefined) {
	const { data: rates } = useGetList<TaxRate>('tax_rates', {
		pagination: { page: 1, perPage: 100 },
		sort: { field: 'rate', order: 'DESC' },
	});
	const { data: organizations } = useGetList<Organization>('organizations', {
		pagination: { page: 1, perPage: 1 },
		sort: { field: 'id', order: 'ASC' },
	});
	const { data: customer } = useGetOne<Customer>('customers', { id: customerId! }, { enabled: !!customerId });
	const all = rates ?? [];
	const seller = organizations?.[0];
	const buyer = customer ?? { type: 'B2B', country: seller?.country ?? 'DE', vat_id: null, tax_rate_id: null };
	const usual = seller ? taxRateFor(all, seller, buyer) : undefined;
	return { rates: all.filter(({ is_active }) => is_active), all, usual };
}
