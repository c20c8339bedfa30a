/** The tax of a line of a series on the day it is billed: what the line says, or the usual one for this customer. */

import type { Customer, Organization, Service, TaxRate } from '../../generated/schema.js';
import { type LineTax, lineTaxFor, taxCategoryFor } from '../../papers/rules/tax-case.js';
import type { RecurringLine } from '../contracts.js';

export interface Known {
	rates: readonly TaxRate[];
	organization: Organization;
	customer: Customer;
	services: readonly Service[];
}

export function taxOfLine(line: RecurringLine, { rates, organization, customer, services }: Known): LineTax {
	const chosen = rates.find(({ id }) => id === line.tax_rate_id);
	if (chosen) return { tax_rate_id: chosen.id, tax_rate: chosen.rate, tax_category: chosen.category };
	if (line.tax_rate === undefined && line.tax_category === undefined) {
		const service = services.find(({ id }) => id === line.service_id);
		return lineTaxFor(rates, organization, customer, service?.tax_rate_id);
	}
	const category = line.tax_category ?? categoryOf(line.tax_rate!, organization, customer);
	const rate = line.tax_rate ?? '0';
	const known = rates.find((one) => one.category === category && Number(one.rate) === Number(rate));
	return { tax_rate_id: known?.id ?? null, tax_rate: rate, tax_category: category };
}

/** "0 %" says too little: why there is no tax follows from who sells to whom. */
function categoryOf(rate: string, organization: Organization, customer: Customer): string {
	if (Number(rate) > 0) return 'S';
	const usual = taxCategoryFor(organization, customer);
	return usual === 'S' ? 'Z' : usual;
}
