/** Customers, their contacts, and deals with them. */
import { defineModule } from '../core/define-module.js';
import { COUNTRY, EMAIL, LEITWEG_ID, VAT_ID, WEBSITE } from '../core/rules/formats.js';
import { numbersFor } from '../numbers/number-new-rows.js';
import { CUSTOMERS_CONSTRAINTS, CUSTOMERS_ERRORS } from './errors.js';

export default defineModule({
	name: 'customers',
	hooks: numbersFor('customers', 'customer'),
	errors: CUSTOMERS_ERRORS,
	constraints: CUSTOMERS_CONSTRAINTS,
	collections: {
		customers: {
			formats: { country: COUNTRY, email: EMAIL, billing_email: EMAIL, website: WEBSITE, vat_id: VAT_ID, leitweg_id: LEITWEG_ID },
			linkedAs: 'customer',
			search: { phones: ['phone'], hit: { fields: ['name', 'number', 'city'], newest: 'created_at' } },
		},
		contacts: {
			formats: { email: EMAIL },
			linkedAs: 'contact',
			search: {
				names: ['customer_id.name'],
				phones: ['phone', 'mobile'],
				hit: { fields: ['firstname', 'lastname', 'customer_id.name', 'email'], newest: 'created_at' },
			},
		},
		deals: {
			linkedAs: 'deal',
			search: {
				names: ['customer_id.name', 'contact_id.firstname', 'contact_id.lastname'],
				amounts: ['value'],
				hit: { fields: ['title', 'customer_id.name', 'value', 'currency', 'status'], newest: 'created_at' },
			},
		},
		activities: { search: { names: ['customer_id.name', 'contact_id.firstname', 'contact_id.lastname', 'deal_id.title'] } },
	},
});
