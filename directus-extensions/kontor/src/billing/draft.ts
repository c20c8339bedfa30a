/** A draft with everything that issuing it looks at. */
import type { Context } from '../core/context.js';
import { readRow, readRows } from '../core/load.js';
import { organizationOf } from '../core/organizations.js';
import type { Contact, Customer, Invoice, InvoiceLine, Organization, TaxRate } from '../core/schema.js';
import { taxSummary } from './rules/totals.js';

export interface Draft {
	invoice: Invoice;
	lines: InvoiceLine[];
	organization: Organization;
	customer: Customer;
	contact: Contact | null;
	taxRates: TaxRate[];
}

export async function loadDraft(invoice: Invoice, context: Context): Promise<Draft> {
	const lines = await linesOf(invoice.id, context);
	const organization = (await organizationOf(context.database, invoice.organization_id)) as unknown as Organization;
	const customer = (await readRow<Customer>(context, 'customers', invoice.customer_id))!;
	const contact =
		(await readRow<Contact>(context, 'contacts', invoice.contact_id)) ?? (await billingContactOf(invoice.customer_id, context));
	const taxRates = await readRows<TaxRate>(context, 'tax_rates', (query) => query.where({ organization_id: invoice.organization_id }));
	return { invoice, lines, organization, customer, contact, taxRates };
}

const billingContactOf = async (customerId: string, context: Context): Promise<Contact | null> =>
	(
		await readRows<Contact>(context, 'contacts', (query) =>
			query.where({ customer_id: customerId, is_billing_contact: true }).whereNull('deleted_at').orderBy('created_at').limit(1),
		)
	)[0] ?? null;

export const linesOf = (invoiceId: string, context: Context): Promise<InvoiceLine[]> =>
	readRows<InvoiceLine>(context, 'invoice_lines', (query) =>
		query.where({ invoice_id: invoiceId }).orderBy([{ column: 'position' }, { column: 'id' }]),
	);

/** The notes on why no tax is charged are frozen with the sums they explain. */
export function taxSummaryWithReasons(
	groups: Parameters<typeof taxSummary>[0],
	{ lines, taxRates }: { lines: readonly Pick<InvoiceLine, 'tax_category' | 'tax_rate' | 'tax_rate_id'>[]; taxRates: readonly TaxRate[] },
) {
	const reasonOf = ({ tax_category, tax_rate }: { tax_category: string; tax_rate: string }) => {
		const line = lines.find((one) => one.tax_category === tax_category && Number(one.tax_rate) === Number(tax_rate));
		const rate =
			taxRates.find(({ id }) => id === line?.tax_rate_id) ??
			taxRates.find(({ category, exemption_reason }) => category === tax_category && exemption_reason);
		return rate?.exemption_reason ?? null;
	};
	return taxSummary(groups).map((group) => ({ ...group, exemption_reason: group.tax_category === 'S' ? null : reasonOf(group) }));
}
