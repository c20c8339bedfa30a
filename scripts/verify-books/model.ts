/**
 * Whether the database still is what Kontor ships: tables, columns, foreign keys, guards, policies, roles, buttons. What a firm made beside
 * it is its own matter.
 */
import type pg from 'pg';
import { SHIPPED, type ShippedField } from '../../directus-extensions/kontor/src/generated/shipped.ts';
import { DATA_TYPES } from '../snapshot/schema-files.ts';

type Client = Pick<pg.ClientBase, 'query'>;

export interface Problem {
	subject: string;
	problem: string;
}

export const MODEL = 'tables, columns, foreign keys, policies, roles and buttons are as Kontor ships them';
export const GUARDS = 'the guards of the database are all there and switched on';

function columnType(collection: string, { type, length, precision, scale }: ShippedField): string | undefined {
	// Only Kontor's own tables are given the better kind of JSON (guards/first/01-helpers.sql).
	if (type === 'json' && collection.startsWith('directus_')) return 'json';
	if (type === 'string') return length === undefined ? 'character varying' : `character varying(${length})`;
	if (type === 'decimal') return `numeric(${precision},${scale})`;
	return DATA_TYPES[type];
}

const DELETIONS: Record<string, string> = { r: 'RESTRICT', c: 'CASCADE', n: 'SET NULL', a: 'NO ACTION', d: 'SET DEFAULT' };

export async function modelProblems(client: Client): Promise<Problem[]> {
	const columns = await byKey(
		client,
		`select c.relname || '.' || a.attname as key, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required
		 from pg_attribute a join pg_class c on c.oid = a.attrelid
		 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`,
	);
	const keys = await byKey(
		client,
		`select k.conrelid::regclass || '.' || a.attname as key, k.confrelid::regclass::text as target, k.confdeltype as deletion
		 from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1] where k.contype = 'f' and array_length(k.conkey, 1) = 1`,
	);
	const described = new Set((await byKey(client, "select collection || '.' || field as key from directus_fields")).keys());
	const collections = new Set((await byKey(client, 'select collection as key from directus_collections')).keys());
	const found: Problem[] = [];
	const tell = (subject: string, problem: string) => found.push({ subject, problem });

	for (const [collection, { fields }] of Object.entries(SHIPPED.collections)) {
		if (!collections.has(collection) && !collection.startsWith('directus_')) {
			tell(collection, 'the collection is missing');
			continue;
		}
		for (const [field, shipped] of Object.entries(fields)) {
			const name = `${collection}.${field}`;
			if (!described.has(name)) tell(name, 'Studio and the API do not know the field any more');
			if (shipped.type === 'alias') continue;
			const column = columns.get(name);
			if (!column) {
				tell(name, 'the column is missing');
				continue;
			}
			const type = columnType(collection, shipped);
			if (type && column['type'] !== type) tell(name, `the column is of type ${column['type']}, not ${type}`);
			if (column['required'] !== !!shipped.required)
				tell(name, shipped.required ? 'the column may be empty' : 'the column must have a value');
			const { references } = shipped;
			if (!references?.on_delete) continue;
			const key = keys.get(name);
			const deletion = DELETIONS[String(key?.['deletion'])];
			if (!key) tell(name, `the foreign key to ${references.collection} is missing`);
			else if (key['target'] !== references.collection)
				tell(name, `the foreign key leads to ${key['target']}, not to ${references.collection}`);
			else if (deletion !== references.on_delete) tell(name, `a deletion there does ${deletion}, not ${references.on_delete}`);
		}
	}
	return [...found, ...(await accessProblems(client))];
}

async function accessProblems(client: Client): Promise<Problem[]> {
	const found: Problem[] = [];
	const policies = await byKey(client, 'select id::text as key, name, admin_access from directus_policies');
	for (const [id, { name, admin }] of Object.entries(SHIPPED.policies)) {
		const policy = policies.get(id);
		if (!policy) found.push({ subject: `policy ${name}`, problem: 'is missing' });
		else if (policy['name'] !== name) found.push({ subject: `policy ${name}`, problem: `is called ${policy['name']}` });
		else if (policy['admin_access'] !== !!admin)
			found.push({ subject: `policy ${name}`, problem: admin ? 'gives no full access' : 'gives full access' });
	}
	const roles = await byKey(client, 'select id::text as key, name from directus_roles');
	for (const [id, name] of Object.entries(SHIPPED.roles)) {
		const role = roles.get(id);
		if (role?.['name'] !== name) found.push({ subject: `role ${name}`, problem: role ? `is called ${role['name']}` : 'is missing' });
	}
	const flows = await byKey(client, 'select id::text as key, trigger, operation::text from directus_flows');
	const operations = await byKey(client, "select id::text as key, options::jsonb ->> 'verb' as verb from directus_operations");
	for (const [id, shipped] of Object.entries(SHIPPED.flows)) {
		const flow = flows.get(id);
		const isWhole =
			flow?.['trigger'] === shipped.trigger &&
			flow['operation'] === shipped.operation &&
			Object.entries(shipped.operations).every(([step, { verb }]) => (operations.get(step)?.['verb'] ?? undefined) === verb);
		if (!isWhole) found.push({ subject: `button ${shipped.name}`, problem: flow ? 'does something else' : 'is missing' });
	}
	return found;
}

/** What a firm's own tables and columns had, and lost with them, is none of this. */
export async function guardProblems(client: Client): Promise<Problem[]> {
	const { rows: made } = await client.query("select to_regclass('kontor_system.inventory') is not null as yes");
	if (!made[0].yes) return [{ subject: 'kontor_system.inventory', problem: 'is missing: start Kontor once' }];
	const { rows } = await client.query(
		`select i.kind, i.tbl, i.name, i.columns,
			case when i.kind = 'trigger' and exists (select 1 from pg_trigger t where t.tgrelid = to_regclass(i.tbl) and t.tgname = i.name) then 'is switched off' else 'is missing' end as problem
		 from kontor_system.inventory i
		 where to_regclass(i.tbl) is not null and not case i.kind
			when 'trigger' then exists (select 1 from pg_trigger t where t.tgrelid = to_regclass(i.tbl) and t.tgname = i.name and t.tgenabled in ('O', 'A'))
			when 'check' then exists (select 1 from pg_constraint k where k.conrelid = to_regclass(i.tbl) and k.conname = i.name)
			else exists (select 1 from pg_index x where x.indrelid = to_regclass(i.tbl) and x.indexrelid = to_regclass(i.name) and x.indisunique) end
		 order by 2, 3`,
	);
	const isShipped = ({ tbl, columns }: { tbl: string; columns: string[] }) => {
		const fields = SHIPPED.collections[tbl]?.fields;
		return tbl.startsWith('directus_') || (!!fields && columns.every((column) => column in fields));
	};
	return rows.filter(isShipped).map(({ kind, tbl, name, problem }) => ({ subject: `${kind} ${name} of ${tbl}`, problem }));
}

async function byKey(client: Client, sql: string): Promise<Map<string, Record<string, unknown>>> {
	return new Map((await client.query(sql)).rows.map(({ key, ...row }) => [key as string, row]));
}
