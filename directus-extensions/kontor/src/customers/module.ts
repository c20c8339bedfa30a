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
		},
		contacts: { formats: { email: EMAIL }, linkedAs: 'contact' },
		deals: { linkedAs: 'deal' },
	},
});
