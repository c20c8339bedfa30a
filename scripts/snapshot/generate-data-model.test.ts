import { describe, expect, it } from 'vitest';
import { generateDataModel } from './generate-data-model.ts';
import type { CollectionFile } from './schema-files.ts';

const files: CollectionFile[] = [
	{ collection: 'billing', folder: true, sort: 2, label: { de: 'Rechnungen', en: 'Billing' } },
	{ collection: 'crm', folder: true, sort: 1, label: { de: 'CRM', en: 'CRM' } },
	{ collection: 'customers', group: 'crm', label: { de: 'Kunden', en: 'Customers' }, fields: { id: { type: 'uuid', primary_key: true } } },
	{
		collection: 'invoices',
		group: 'billing',
		label: { de: 'Rechnungen', en: 'Invoices' },
		fields: {
			section: { type: 'alias', special: ['alias', 'no-data', 'group'] },
			customer_id: {
				type: 'uuid',
				nullable: false,
				required: true,
				label: { de: 'Kunde', en: 'Customer' },
				references: { collection: 'customers', on_delete: 'RESTRICT' },
			},
			organization_id: { type: 'uuid', nullable: false, readonly: true, references: { collection: 'organizations' } },
			total: { type: 'decimal', precision: 14, scale: 2, nullable: false, default: 0, note: '$t:total_note' },
			kind: {
				type: 'string',
				length: 20,
				interface: 'select-dropdown',
				options: { choices: [{ value: 'a' }, { value: 'b' }] },
				note: 'one | two',
			},
		},
	},
	{ collection: 'directus_users', fields: { organization_id: { type: 'uuid', references: { collection: 'organizations' } } } },
];
const page = generateDataModel(files, { total_note: { de: 'Summe', en: 'The sum' } });

describe('generateDataModel', () => {
	it('has a section per module, in the order of the menu', () => {
		expect([...page.matchAll(/^##+ (.*)$/gm)].map(([, text]) => text)).toEqual([
			'CRM',
			'customers',
			'Billing (Rechnungen)',
			'invoices',
			'Additions to tables of Directus',
			'directus_users',
		]);
	});

	it('draws the relations, without those that every table has', () => {
		expect(page).toContain('erDiagram\n    customers ||--o{ invoices : customer_id\n```');
		expect(page).toContain('erDiagram\n    customers\n```');
	});

	it('tells of each field what a caller needs to know', () => {
		expect(page).toContain('| `customer_id` | uuid | yes | Kunde | Customer |  | → `customers`, on delete restrict |');
		expect(page).toContain('| `total` | decimal(14, 2) | default `0` |  |  | The sum |  |');
		expect(page).toContain('| `kind` | string(20): `a`, `b` |  |  |  | one \\| two |  |');
		expect(page).not.toContain('section');
	});
});
