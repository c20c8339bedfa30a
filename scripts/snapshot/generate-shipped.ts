/** What Kontor ships, for the refusals of the server and for `npm run verify-books`. What a firm made itself (`own: true`) is left out. */

import type { SnapshotFiles } from './files.ts';
import { withoutOwn } from './own-parts.ts';
import { fromFiles } from './schema-files.ts';

type Json = Record<string, any>;

const TYPES = `/** Made from snapshots/ by \`npm run snapshot\`: do not edit. */
export interface ShippedField {
	type: string;
	/** The column must have a value. */
	required?: true;
	unique?: true;
	key?: true;
	/** The server fills it. */
	readonly?: true;
	length?: number;
	precision?: number;
	scale?: number;
	default?: unknown;
	special?: readonly string[];
	choices?: readonly string[];
	references?: ShippedReference;
}

export interface ShippedReference {
	collection: string;
	/** Without it there is no foreign key. */
	on_delete?: string;
	on_update?: string;
	reverse?: string;
	sort?: string;
	junction?: string;
	deselect?: string;
}

export interface ShippedCollection {
	/** It has no table: it only holds others together in Studio. */
	folder?: true;
	fields: Readonly<Record<string, ShippedField>>;
}

export interface ShippedFlow {
	name: string;
	trigger: string;
	operation: string | null;
	operations: Readonly<Record<string, { type: string; key: string; verb?: string }>>;
}

export interface Shipped {
	collections: Readonly<Record<string, ShippedCollection>>;
	policies: Readonly<Record<string, { name: string; admin?: true; app?: true }>>;
	roles: Readonly<Record<string, string>>;
	flows: Readonly<Record<string, ShippedFlow>>;
}
`;

export function generateShipped(files: SnapshotFiles): string {
	const { collections, access, studio } = withoutOwn(files);
	const { fields } = fromFiles(collections, '');
	const tables = collections.map(({ collection, folder, fields: of = {} }): [string, Json] => [
		collection,
		{
			...(folder ? { folder: true } : {}),
			fields: Object.fromEntries(
				fields.filter((field) => field.collection === collection).map((field) => [field.field, shippedField(field, of[field.field]!)]),
			),
		},
	]);
	const sorted = (entries: [string, unknown][]) => Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
	const shipped = {
		collections: sorted(tables),
		policies: sorted(
			access.policies.map(({ id, name, admin_access, app_access }) => [
				id,
				{ name, ...(admin_access ? { admin: true } : {}), ...(app_access ? { app: true } : {}) },
			]),
		),
		roles: sorted(access.roles.map(({ id, name }) => [id, name])),
		flows: sorted(studio.flows.map((flow) => [flow.id, shippedFlow(flow)])),
	};
	return `${TYPES}\nexport const SHIPPED: Shipped = ${written(shipped, 0)};\n`;
}

function shippedField({ type, schema, meta }: Json, file: Json): Json {
	const { reverse, sort, junction, deselect, on_update, on_delete, collection } = file.references ?? {};
	const choices: Json[] = meta.options?.choices ?? [];
	return defined({
		type,
		required: schema?.is_nullable === false || undefined,
		unique: (schema?.is_unique && !schema.is_primary_key) || undefined,
		key: schema?.is_primary_key || undefined,
		readonly: meta.readonly || undefined,
		length: schema?.max_length,
		precision: type === 'decimal' ? schema?.numeric_precision : undefined,
		scale: type === 'decimal' ? schema?.numeric_scale : undefined,
		default: schema?.default_value,
		special: meta.special,
		choices: choices.length > 0 ? choices.map(({ value }) => value) : undefined,
		references: file.references ? defined({ collection, on_delete, on_update, reverse, sort, junction, deselect }) : undefined,
	});
}

const shippedFlow = ({ name, trigger, operation, operations }: Json): Json => ({
	name,
	trigger,
	operation: operation ?? null,
	operations: Object.fromEntries(operations.map(({ id, type, key, options }: Json) => [id, defined({ type, key, verb: options?.verb })])),
});

const defined = (row: Json): Json => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined && value !== null));

/** A field, a policy, a flow stands on a line of its own, so that a change is a diff of one line. */
function written(value: Json, depth: number): string {
	const entries = Object.entries(value).map(([name, part]) => {
		const isGroup = depth === 0 || name === 'fields' || (depth === 1 && part.fields !== undefined);
		return `${'\t'.repeat(depth + 1)}${JSON.stringify(name)}: ${isGroup ? written(part, depth + 1) : JSON.stringify(part)},\n`;
	});
	return entries.length === 0 ? '{}' : `{\n${entries.join('')}${'\t'.repeat(depth)}}`;
}
