/** The organizations, each with its own data. */
import { defineModule } from '../core/define-module.js';
import { ACCOUNTS, COUNTRY, EMAIL, VAT_ID, WEBSITE } from '../core/rules/formats.js';
import { ORGANIZATIONS_CONSTRAINTS } from './errors.js';

export default defineModule({
	name: 'organizations',
	constraints: ORGANIZATIONS_CONSTRAINTS,
	collections: {
		organizations: {
			formats: { email: EMAIL, inbox_address: EMAIL, website: WEBSITE, vat_id: VAT_ID, country: COUNTRY, bank_accounts: ACCOUNTS },
		},
	},
});
