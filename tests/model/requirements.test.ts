/** requirements.md holds: every table, column and index of the source systems is where it says, with the type it says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Row, sql } from '../lib/database.ts';

const TYPES: Record<string, string> = {
	varchar: 'character varying',
	timestamptz: 'timestamp with time zone',
};

const sections = readFileSync(join(import.meta.dirname, 'requirements.md'), 'utf8').split(/^## /m);
const linesOf = (title: string): string[][] =>
	sections
		.filter((section) => section.startsWith(title))
		.flatMap((section) => section.split('\n'))
		.filter((line) => line.startsWith('|') && !line.startsWith('|---') && !line.startsWith('| document'))
		.map((line) =>
			line
				.split('|')
				.slice(1, -1)
				.map((cell) => cell.trim()),
		);

let columns: Map<string, Row>;
let references: Map<string, string>;
let indexes: Map<string, string>;

beforeAll(async () => {
	const all = await sql(
		"select table_name || '.' || column_name as name, data_type, numeric_precision, numeric_scale from information_schema.columns where table_schema = 'public'",
	);
	columns = new Map(all.map((row) => [row.name, row]));
	const keys = await sql(
		`select c.conrelid::regclass || '.' || a.attname as name, c.confrelid::regclass::text as target
		from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1] where c.contype = 'f'`,
	);
	references = new Map(keys.map((row) => [row.name.replaceAll('"', ''), row.target]));
	indexes = new Map(
		(await sql("select indexname, indexdef from pg_indexes where schemaname = 'public'")).map((row) => [row.indexname, row.indexdef]),
	);
});

for (const system of ['Backoffice', 'Pulse CRM'])
	describe(system, () => {
		for (const [document, here, type] of linesOf(system))
			test(`${document} is ${here}`, () => {
				const [name, target] = type!.split(' → ');
				const column = columns.get(here!);
				expect(column, here).toBeDefined();
				expect(column!.data_type).toBe(TYPES[name!] ?? name);
				if (target) expect(references.get(here!)).toBe(target);
			});
	});

describe('indexes', () => {
	for (const [, here, on] of linesOf('Indexes'))
		test(here!, () => {
			expect(indexes.get(here!)).toContain(on!.replace(/^(\w+) \((.*)\)$/, 'public.$1 USING btree ($2)'));
		});

	test('every organization_id and every foreign key of Kontor begins an index', async () => {
		const without = await sql(
			`select c.conrelid::regclass::text as table, a.attname as column
			from pg_constraint c
			join pg_class t on t.oid = c.conrelid and t.relnamespace = 'public'::regnamespace and t.relname not like 'directus\\_%'
			join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1] and a.attname not in ('created_by', 'updated_by')
			where c.contype = 'f' and not exists (select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = a.attnum)`,
		);
		expect(without).toEqual([]);
	});

	test('tags and search have GIN indexes', () => {
		const gin = [...indexes.values()].filter((definition) => definition.includes('USING gin'));
		for (const column of ['customers', 'contacts', 'projects', 'deals'])
			expect(gin.some((definition) => definition.includes(`public.${column} `) && definition.includes('tags'))).toBe(true);
		expect(gin.some((definition) => definition.includes('kontor_system.fold((name)::text)'))).toBe(true);
	});
});

test('every business row has id, organization, stamps', () => {
	const tables = [...columns.keys()].filter((name) => /^(?!directus_).*\.organization_id$/.test(name)).map((name) => name.split('.')[0]);
	expect(tables.length).toBeGreaterThanOrEqual(27);
	for (const table of tables)
		for (const column of ['id', 'created_at', 'updated_at', 'created_by', 'updated_by'])
			expect(columns.has(`${table}.${column}`), `${table}.${column}`).toBe(true);
});

test('money has cents, hours four places, percentages two', () => {
	const scale = (name: string) => `${columns.get(name)?.numeric_precision},${columns.get(name)?.numeric_scale}`;
	for (const name of [
		'invoices.total',
		'invoices.paid_amount',
		'payments.amount',
		'expenses.amount',
		'employees.hourly_rate',
		'deals.value',
		'services.price',
	])
		expect(scale(name), name).toBe('14,2');
	for (const name of ['invoice_lines.quantity', 'quote_lines.quantity', 'projects.budget_hours', 'tasks.estimated_hours'])
		expect(scale(name), name).toBe('12,4');
	for (const name of ['tax_rates.rate', 'invoice_lines.tax_rate']) expect(scale(name), name).toBe('5,2');
});

test('no column of Kontor is a float', async () => {
	expect(
		await sql(
			"select table_name, column_name from information_schema.columns where table_schema = 'public' and table_name not like 'directus\\_%' and data_type in ('real', 'double precision', 'json')",
		),
	).toEqual([]);
});
