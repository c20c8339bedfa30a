/** What the test knows of the data: collections, fields, relations, who may read what, and all rows. None of it comes from the code under test. */
import { appAccessMinimalPermissions } from '@directus/system-data';
import { call } from '../lib/api.ts';
import { type Row, sql } from '../lib/database.ts';
import type { Somebody } from '../lib/world.ts';

export interface Field {
	name: string;
	type: string;
	special: string[];
	isSearchable: boolean;
}
export interface Hop {
	kind: 'one' | 'many';
	target: string;
	/** The column that points: of this collection (one) or of the target (many). */
	key: string;
}
export interface Collection {
	name: string;
	fields: Map<string, Field>;
	hops: Map<string, Hop>;
}
export interface Permission {
	collection: string;
	filter: any;
	fields: string[];
}
export type Database = Map<string, Row[]>;
export interface Model {
	collections: Map<string, Collection>;
	rows: Database;
	/** The German text of each key that stands behind `$t:…`. */
	texts: Map<string, string>;
}

/** The trail is not searched by the entry that another one belongs to (0023), nor by anything of that name on the way. */
const FIELDS_LEFT_OUT = ['directus_revisions.parent', 'directus_roles.parent', 'directus_folders.parent'];

/** They have services of their own, are answered from the schema, or change while the test reads. */
const LEFT_OUT = [
	'directus_settings',
	'directus_fields',
	'directus_collections',
	'directus_relations',
	'directus_extensions',
	'directus_sessions',
];

export async function loadModel(administrator: Somebody): Promise<Model> {
	const get = async (path: string) => (await call(administrator, path)).data as any[];
	const [names, fields, relations] = await Promise.all([get('/collections'), get('/fields'), get('/relations')]);
	const collections = new Map<string, Collection>();
	const tables = new Set((await sql("select tablename from pg_tables where schemaname = 'public'")).map((row) => row.tablename));
	for (const { collection, schema } of names)
		if (schema && tables.has(collection) && !LEFT_OUT.includes(collection))
			collections.set(collection, { name: collection, fields: new Map(), hops: new Map() });
	for (const { collection, field, type, meta } of fields)
		if (!FIELDS_LEFT_OUT.includes(`${collection}.${field}`))
			collections
				.get(collection)
				?.fields.set(field, { name: field, type, special: meta?.special ?? [], isSearchable: meta?.searchable !== false });
	for (const { collection, field, related_collection: target, meta } of relations) {
		if (FIELDS_LEFT_OUT.includes(`${collection}.${field}`)) continue;
		if (!target || !collections.has(collection) || !collections.has(target)) continue;
		collections.get(collection)!.hops.set(field, { kind: 'one', target, key: field });
		if (meta?.one_field) collections.get(target)!.hops.set(meta.one_field, { kind: 'many', target: collection, key: field });
	}
	const rows: Database = new Map();
	for (const name of collections.keys())
		rows.set(
			name,
			(await sql(`select to_jsonb(t) as row from "${name}" t`)).map(({ row }) => row),
		);
	const texts = new Map(
		(await sql("select key, value from directus_translations where language = 'de-DE'")).map(({ key, value }) => [key, value]),
	);
	return { collections, rows, texts };
}

/** The read permissions of a person, with who they are put in for the variables. */
export async function permissionsOf(person: Somebody): Promise<Permission[]> {
	const [user] = await sql('select * from directus_users where id = $1', [person.id]);
	const policies = await sql(
		'select p.id, p.app_access from directus_policies p join directus_access a on a.policy = p.id where a.role = $1 or a."user" = $2',
		[user!.role, person.id],
	);
	const given = await sql("select collection, permissions, fields from directus_permissions where action = 'read' and policy = any($1)", [
		policies.map(({ id }) => id),
	]);
	const minimal = policies.some((policy) => policy.app_access)
		? appAccessMinimalPermissions.filter(({ action }: any) => action === 'read')
		: [];
	const fill = (value: any): any => {
		if (Array.isArray(value)) return value.map(fill);
		if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner)]));
		if (value === '$CURRENT_USER') return person.id;
		if (value === '$CURRENT_USER.organization_id') return user!.organization_id;
		if (value === '$CURRENT_ROLE') return user!.role;
		if (value === '$CURRENT_ROLES') return [user!.role];
		if (typeof value === 'string' && value.startsWith('$')) throw new Error(`The oracle does not know ${value}`);
		return value;
	};
	const parsed = (value: any) => (typeof value === 'string' ? JSON.parse(value) : value);
	return [
		...given.map(({ collection, permissions, fields }) => ({
			collection,
			filter: spread(fill(parsed(permissions) ?? {})),
			fields: String(fields).split(','),
		})),
		...minimal.map(({ collection, permissions, fields }: any) => ({
			collection,
			filter: spread(fill(permissions ?? {})),
			// Roles belong to no organization: they do not lead to people.
			fields: collection === 'directus_roles' ? ['id', 'name', 'icon', 'description', 'parent'] : (fields ?? []),
		})),
	];
}

/** `{ a: { _and: [x, y] } }` is short for `{ _and: [{ a: x }, { a: y }] }`. */
function spread(filter: any): any {
	if (Array.isArray(filter)) return filter.map(spread);
	if (!filter || typeof filter !== 'object') return filter;
	const parts = Object.entries(filter).map(([key, value]: [string, any]) => {
		if (key.startsWith('_')) return { [key]: key === '_and' || key === '_or' ? spread(value) : value };
		const inner = spread(value);
		const [logical] = ['_and', '_or'].filter((name) => inner && name in inner);
		return logical ? { [logical]: inner[logical].map((part: any) => ({ [key]: part })) } : { [key]: inner };
	});
	return parts.length === 1 ? parts[0] : { _and: parts };
}
