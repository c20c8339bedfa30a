import { describe, expect, it } from 'vitest';
import { generateTypes, rowName } from './generate-types.ts';

const typesOf = (fields: Record<string, any>, rest = {}) => generateTypes([{ collection: 'things', fields, ...rest }]);

describe('generateTypes', () => {
	it('names a row in the singular', () => {
		expect(['time_entries', 'tax_rates', 'activities', 'invoices', 'progress', 'directus_users'].map(rowName)).toEqual([
			'TimeEntry',
			'TaxRate',
			'Activity',
			'Invoice',
			'Progress',
			'DirectusUserFields',
		]);
	});

	it('gives columns the type that the API returns, null where the column may be empty', () => {
		const text = typesOf({
			id: { type: 'uuid', primary_key: true },
			amount: { type: 'decimal' },
			tags: { type: 'csv' },
			created_at: { type: 'timestamp', nullable: false },
			duration: { type: 'integer' },
			settings: { type: 'json' },
			customer_id: { type: 'uuid', nullable: false, references: { collection: 'customers' } },
		});
		for (const line of [
			'\tid: string;',
			'\tamount: string | null;',
			'\ttags: string[] | null;',
			'\tcreated_at: string;',
			'\tduration: number | null;',
			"\tsettings: JsonOf<'things.settings'> | null;",
			'\tcustomer_id: string;',
		])
			expect(text).toContain(`${line}\n`);
	});

	it('leaves out sections of the form and keeps lists of related rows beside the columns', () => {
		const text = typesOf({
			section: { type: 'alias', special: ['alias', 'no-data', 'group'] },
			lines: { type: 'alias', special: ['o2m'] },
			title: { type: 'string', nullable: false },
		});
		expect(text).not.toContain('section');
		expect(text).toContain('export type Thing = {\n\ttitle: string;\n};\n');
		expect(text).toContain('export type ThingLists = {\n\tlines: string[];\n};\n');
		expect(text).toContain('\tthings: (Thing & ThingLists)[];\n');
	});

	it('makes fixed choices a union, broken into lines where the line would be too long', () => {
		const choices = (values: string[]) => ({ choices: values.map((value) => ({ text: value, value })) });
		const long = Array.from({ length: 12 }, (_, i) => `quite_a_long_choice_${i}`);
		const text = typesOf({
			mode: { type: 'string', nullable: false, interface: 'select-dropdown', options: choices(['net', 'gross']) },
			open: { type: 'string', interface: 'select-dropdown', options: { ...choices(['a']), allowOther: true } },
			kind: { type: 'string', interface: 'select-dropdown', options: choices(long) },
		});
		expect(text).toContain("\tmode: 'net' | 'gross';\n");
		expect(text).toContain('\topen: string | null;\n');
		expect(text).toContain("\tkind:\n\t\t| 'quite_a_long_choice_0'\n");
		expect(text).toContain("\t\t| 'quite_a_long_choice_11'\n\t\t| null;\n");
	});

	it('describes the rows of a list field', () => {
		const fields = [
			{ field: 'title', type: 'string' },
			{ field: 'quantity', type: 'decimal' },
		];
		const text = typesOf({ lines: { type: 'json', nullable: false, interface: 'list', options: { fields } } });
		expect(text).toContain('export type ThingLinesItem = {\n\ttitle?: string | null;\n\tquantity?: number | string | null;\n};');
		expect(text).toContain('\tlines: ThingLinesItem[];\n');
	});

	it('maps collections for the SDK: own ones as lists, additions to system collections as one object', () => {
		const text = generateTypes([
			{ collection: 'crm', folder: true },
			{ collection: 'customers', fields: { id: { type: 'uuid', primary_key: true } } },
			{ collection: 'directus_users', fields: { organization_id: { type: 'uuid' } } },
		]);
		expect(text).toContain('export type Schema = {\n\tcustomers: Customer[];\n\tdirectus_users: DirectusUserFields;\n};\n');
		expect(text).not.toContain('crm');
	});

	it('maps the name of each of our collections to its row', () => {
		const text = generateTypes([
			{ collection: 'customers', fields: { id: { type: 'uuid', primary_key: true } } },
			{ collection: 'directus_users', fields: { organization_id: { type: 'uuid' } } },
		]);
		expect(text).toContain('export type Collections = {\n\tcustomers: Customer;\n};\n');
	});
});
