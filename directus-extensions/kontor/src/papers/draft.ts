/** A draft with everything that issuing it looks at. */
import type { Context } from '../core/context.js';
import { readRow, readRows } from '../core/load.js';
import { organizationOf } from '../core/organizations.js';
import { languageOf } from '../core/rules/written.js';
import type { Contact, Customer, Invoice, InvoiceLine, Organization, TaxRate } from '../generated/schema.js';
import { reasonOfGroup } from './rules/exemption-reasons.js';
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
	const organization = await organizationOf(context, invoice.organization_id);
	const customer = (await readRow(context, 'customers', invoice.customer_id))!;
	const contact = (await readRow(context, 'contacts', invoice.contact_id)) ?? (await billingContactOf(invoice.customer_id, context));
	const taxRates = await readRows(context, 'tax_rates', (query) => query.where({ organization_id: invoice.organization_id }));
	return { invoice, lines, organization, customer, contact, taxRates };
}

const billingContactOf = async (customerId: string, context: Context): Promise<Contact | null> =>
	(
		await readRows(context, 'contacts', (query) =>
			query.where({ customer_id: customerId, is_billing_contact: true }).whereNull('deleted_at').orderBy('created_at').limit(1),
		)
	)[0] ?? null;

export const linesOf = (invoiceId: string, context: Context): Promise<InvoiceLine[]> =>
	readRows(context, 'invoice_lines', (query) => query.where({ invoice_id: invoiceId }).orderBy([{ column: 'position' }, { column: 'id' }]));

interface Reasoned {
	lines: readonly Pick<InvoiceLine, 'tax_category' | 'tax_rate' | 'tax_rate_id'>[];
	taxRates: readonly TaxRate[];
	customer: Pick<Customer, 'language'>;
	organization: Pick<Organization, 'tax_scheme'>;
}

/** The notes on why no tax is charged are frozen with the sums they explain. */
export function taxSummaryWithReasons(groups: Parameters<typeof taxSummary>[0], { lines, taxRates, customer, organization }: Reasoned) {
	const setting = { taxRates, language: languageOf(customer.language), isSmallBusiness: organization.tax_scheme === 'small_business' };
	return taxSummary(groups).map((group) => ({ ...group, exemption_reason: reasonOfGroup(group, lines, setting) }));
}
