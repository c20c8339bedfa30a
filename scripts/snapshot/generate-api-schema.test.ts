import { describe, expect, it } from 'vitest';
import { generateApiSchema } from './generate-api-schema.ts';

const uuid = { type: 'uuid' };
const text = generateApiSchema([
	{
		collection: 'customers',
		fields: {
			id: { ...uuid, primary_key: true },
			name: { type: 'string', nullable: false },
			tags: { type: 'csv' },
			section: { type: 'alias', special: ['alias', 'no-data', 'group'] },
			contacts: { type: 'alias', special: ['o2m'] },
			created_by: { ...uuid, references: { collection: 'directus_users' } },
		},
	},
	{
		collection: 'contacts',
		fields: {
			customer_id: { ...uuid, nullable: false, references: { collection: 'customers', reverse: 'contacts' } },
			amount: { type: 'decimal' },
			born_on: { type: 'date', nullable: false },
		},
	},
	{ collection: 'directus_users', fields: { organization_id: { ...uuid, references: { collection: 'customers' } } } },
	{ collection: 'crm', folder: true },
]);

describe('generateApiSchema', () => {
	it('makes a relation the key or the row, in both directions', () => {
		expect(text).toContain('customer_id: string | ApiCustomer;');
		expect(text).toContain('contacts: string[] | ApiContact[];');
		expect(text).toContain('created_by: string | DirectusUser<ApiSchema> | null;');
	});

	it('marks what the SDK can compare, and leaves the rest to the rows', () => {
		expect(text).toContain('amount: Decimal | null;');
		expect(text).toContain('born_on: Day;');
		expect(text).toContain('tags: List | null;');
		expect(text).not.toMatch(/\bname:|section/);
	});

	it('imports what is used, and maps own collections as lists', () => {
		expect(text).toContain("import type { DirectusUser } from '@directus/sdk';");
		expect(text).toContain('\tcustomers: ApiCustomer[];\n\tcontacts: ApiContact[];\n\tdirectus_users: ApiDirectusUserFields;\n};');
		expect(text).not.toContain('crm');
	});
});
