/** Everything that decides whether an invoice is dunned, and with which amounts. */
import { readRow, readRows } from '../core/load.js';
import { dayIn } from '../core/organizations.js';
import type { Day } from '../core/rules/days.js';
import { formatCents } from '../core/rules/money.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { BaseRate, Customer, DunningNotice, Invoice, Organization, Payment } from '../generated/schema.js';
import { chargesOf } from './rules/charges.js';
import { type Level, levelsOf } from './rules/levels.js';
import type { DunningSettings } from './rules/settings.js';

/** What is the same for all invoices of an organization. */
export interface Firm {
	organization: Organization;
	levels: Level[];
	baseRates: BaseRate[];
	settings: DunningSettings;
	today: Day;
}

export async function loadFirm(id: string, context: VerbContext): Promise<Firm> {
	const organization = (await readRow(context, 'organizations', id))!;
	return {
		organization,
		levels: levelsOf(organization.dunning_levels),
		baseRates: await readRows(context, 'base_rates', (query) => query.where({ organization_id: id })),
		settings: organization.settings ?? {},
		today: dayIn(organization.time_zone, context.now),
	};
}

export interface Claim {
	invoice: Invoice;
	customer: Customer;
	payments: Payment[];
	notices: DunningNotice[];
}

/** The invoice is locked by the caller. */
export const loadClaim = async (invoice: Invoice, context: VerbContext): Promise<Claim> => ({
	invoice,
	customer: (await readRow(context, 'customers', invoice.customer_id))!,
	payments: await readRows(context, 'payments', (query) => query.where({ invoice_id: invoice.id })),
	notices: await readRows(context, 'dunning_notices', (query) => query.where({ invoice_id: invoice.id })),
});

/** The amounts of a notice, as its columns. */
export function amountsOf({ invoice, customer, payments }: Claim, level: number, firm: Firm) {
	const frozen = invoice.buyer_snapshot?.type;
	const { open, fee, interest, flatFee, periods } = chargesOf(
		{
			invoice: { ...invoice, due_date: invoice.due_date! },
			payments,
			buyerType: frozen === 'B2B' || frozen === 'B2C' ? frozen : customer.type,
			baseRates: firm.baseRates,
			currency: firm.organization.currency,
			settings: firm.settings,
		},
		level,
		firm.levels[level - 1] ?? firm.levels.at(-1)!,
		firm.today,
	);
	return {
		open_amount: formatCents(open),
		fee: formatCents(fee),
		interest: formatCents(interest),
		flat_fee: formatCents(flatFee),
		interest_details: JSON.stringify(periods),
	};
}
