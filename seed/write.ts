/** Writes rows the way the product would: documents live through their states, so that every guard of the database agrees. */
import type pg from 'pg';
import { escapeIdentifier } from 'pg';
import type { Row, Rows } from './factories/maker.ts';

/** What is referred to comes first. */
export const ORDER = [
	'organizations',
	'directus_users',
	'departments',
	'employees',
	'tax_rates',
	'number_sequences',
	'services',
	'pipelines',
	'tags',
	'customers',
	'contacts',
	'deals',
	'activities',
	'projects',
	'project_members',
	'tasks',
	'quotes',
	'quote_lines',
	'recurring_invoices',
	'invoices',
	'invoice_lines',
	'time_entries',
	'expenses',
	'payments',
	'dunning_notices',
	'reminders',
	'chat_messages',
	'dashboards',
];
const HAS_NO_CREATED_AT = new Set(['directus_users']);
/** Columns that are part of a circle, or that only a later state of the row allows. */
const LATER: Record<string, string[]> = {
	departments: ['manager_id'],
	quotes: ['status', 'number', 'sent_at', 'decided_at'],
	invoices: [
		'status',
		'number',
		'sequence_year',
		'sequence_number',
		'issued_date',
		'due_date',
		'seller_snapshot',
		'buyer_snapshot',
		'tax_summary',
		'paid_amount',
		'credited_amount',
		'sent_at',
		'cancelled_at',
	],
};

type Client = Pick<pg.Client, 'query'>;

export async function writeRows(
	client: Client,
	rows: Rows,
	onProgress: (collection: string, count: number) => void = () => {},
): Promise<void> {
	// The books come with their history: set local holds for the transaction that the caller has begun.
	await client.query("set local kontor.import = 'on'");
	for (const collection of ORDER) {
		const list = rows[collection] ?? [];
		if (list.length === 0) continue;
		onProgress(collection, list.length);
		await insert(
			client,
			collection,
			list.map((row) => without(row, LATER[collection] ?? [])),
		);
		if (collection === 'expenses') await issueInvoices(client, rows);
	}
	await finishInvoices(client, rows);
	for (const collection of ['departments', 'quotes']) await update(client, collection, LATER[collection]!, rows[collection] ?? []);
}

/** After their lines and what they bill, before their payments. */
async function issueInvoices(client: Client, { invoices = [] }: Rows): Promise<void> {
	const issued = invoices.filter(({ status }) => status !== 'draft').map((row): Row => ({ ...row, status: 'issued' }));
	const columns = [
		'status',
		'number',
		'sequence_year',
		'sequence_number',
		'issued_date',
		'due_date',
		'seller_snapshot',
		'buyer_snapshot',
		'tax_summary',
	];
	await update(client, 'invoices', columns, issued);
	const sent = issued.filter(({ sent_at }) => sent_at).map((row): Row => ({ ...row, status: 'sent' }));
	await update(client, 'invoices', ['status', 'sent_at'], sent);
}

async function finishInvoices(client: Client, { invoices = [] }: Rows): Promise<void> {
	const changed = invoices.filter(({ status }) => !['draft', 'issued', 'sent'].includes(status));
	await update(client, 'invoices', ['status', 'cancelled_at'], changed);
}

const without = (row: Row, columns: string[]): Row =>
	Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column)));

/** json_populate_recordset reads every column with the table's own type: no list of types to keep here. */
async function insert(client: Client, collection: string, list: Row[]): Promise<void> {
	const columns = [...new Set(list.flatMap(Object.keys))].filter((column) => column !== 'created_at' || !HAS_NO_CREATED_AT.has(collection));
	const names = columns.map(escapeIdentifier).join(', ');
	const conflict =
		collection === 'employees'
			? ` on conflict (id) do update set ${columns.map((name) => `${escapeIdentifier(name)} = excluded.${escapeIdentifier(name)}`).join(', ')}`
			: '';
	for (let from = 0; from < list.length; from += 2_000)
		await client.query(
			`insert into ${escapeIdentifier(collection)} (${names}) select ${names} from json_populate_recordset(null::${escapeIdentifier(collection)}, $1)${conflict}`,
			[JSON.stringify(list.slice(from, from + 2_000))],
		);
}

async function update(client: Client, collection: string, columns: string[], list: Row[]): Promise<void> {
	if (list.length === 0) return;
	const table = escapeIdentifier(collection);
	const set = columns.map((name) => `${escapeIdentifier(name)} = given.${escapeIdentifier(name)}`).join(', ');
	await client.query(`update ${table} set ${set} from json_populate_recordset(null::${table}, $1) given where ${table}.id = given.id`, [
		JSON.stringify(list),
	]);
}
