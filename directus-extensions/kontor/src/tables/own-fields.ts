/** The fields that every table of an organization has. They are made by the database (snapshots/guards/first/12-tables.sql). */
import type { SchemaOverview } from '../core/context.js';
import { isTenantCollection } from '../core/tenants.js';
import { tablesError } from './errors.js';

const ORGANIZATION = 'organization_id';
const OWN: readonly unknown[] = [ORGANIZATION, 'created_at', 'created_by', 'updated_at', 'updated_by'];

export const isOwnField = (field: unknown): boolean => OWN.includes(field);

interface Change {
	field?: string;
	type?: string;
	schema?: { is_nullable?: boolean; default_value?: unknown; is_unique?: boolean } | null;
}

/** Studio sends a column along when only a label changes: what is the same is no change. */
export function assertStaysWhole(schema: SchemaOverview, collection: string, { field, type, schema: column }: Change): void {
	const known = schema.collections[collection]?.fields[field ?? ''];
	if (!known || !isOwnField(field) || !isTenantCollection(schema, collection)) return;
	const isRebuilt =
		(type !== undefined && type !== known.type) ||
		(field === ORGANIZATION && (column?.is_nullable === true || (column?.default_value ?? null) !== null || column?.is_unique === true));
	if (isRebuilt) throw tablesError('FIELD_OF_EVERY_TABLE', { collection, field });
}

export function assertStays(schema: SchemaOverview, collection: string, field: string): void {
	if (isOwnField(field) && isTenantCollection(schema, collection)) throw tablesError('FIELD_OF_EVERY_TABLE', { collection, field });
}
