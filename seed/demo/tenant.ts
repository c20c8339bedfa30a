/** What the parts of a demo tenant hand on to each other. */
import type { TaxRates } from '../factories/company.ts';
import type { Maker, Row } from '../factories/maker.ts';

export interface Tenant {
	make: Maker;
	organization: Row;
	rates: TaxRates;
	pipeline: Row;
	services: Record<'consulting' | 'development' | 'steering' | 'training' | 'workshop' | 'travel' | 'support', Row>;
	team: Record<string, Row>;
	/** By the name of their web address. */
	customers: Map<string, Row>;
}

const EU = ['AT', 'FR', 'NL', 'DK'];

export function taxFor({ organization, rates }: Tenant, customer: Row): Row {
	if (organization.tax_scheme === 'small_business') return rates.smallBusiness;
	if (customer.country === 'DE' || customer.type === 'B2C') return rates.standard;
	return EU.includes(customer.country) ? rates.euService : rates.thirdCountry;
}

export const contactsOf = ({ make }: Tenant, customer: Row): Row[] => make.all('contacts').filter((row) => row.customer_id === customer.id);
export const billingContactOf = (tenant: Tenant, customer: Row): Row | undefined =>
	contactsOf(tenant, customer).find((row) => row.is_billing_contact) ?? contactsOf(tenant, customer)[0];
