/**
 * Whether rows may be created. In the simple case one look-up does for all of them: the rights and the required columns are the same.
 * Anything else is left to Directus to decide and to refuse.
 */
import { fetchPermissions } from '@directus/api/permissions/lib/fetch-permissions';
import { fetchPolicies } from '@directus/api/permissions/lib/fetch-policies';
import { isFieldNullable } from '@directus/api/permissions/modules/process-payload/lib/is-field-nullable';
import { processPayload } from '@directus/api/permissions/modules/process-payload/process-payload';
import type { SchemaOverview } from '@directus/types';
import type { Knex } from 'knex';
import type { Accountability, Row } from '../context.js';
import { refuseUnknown } from './refuse-unknown.js';

interface Where {
	collection: string;
	schema: SchemaOverview;
	accountability: Accountability | null;
	nested: string[];
}

/** Returns the row with the presets of the permission. */
export async function rowChecker({ collection, schema, accountability, nested }: Where, knex: Knex): Promise<(row: Row) => Promise<Row>> {
	if (accountability === null) return async (row) => row;
	const context = { schema, knex };
	const judge = async (payload: Row) =>
		known(await processPayload({ accountability, action: 'create', collection, payload, nested }, context));
	const known = (row: Row) => {
		refuseUnknown(collection, row, schema);
		return row;
	};
	const policies = accountability.admin ? [] : await fetchPolicies(accountability, context);
	const permissions = accountability.admin
		? []
		: await fetchPermissions({ action: 'create', policies, collections: [collection], accountability }, context);
	if (!accountability.admin && permissions.length === 0) return judge;
	const allowed = new Set(permissions.flatMap(({ fields }) => fields ?? []));
	const presets: Row = Object.assign({}, ...permissions.map((one) => one.presets));
	const fields = Object.values(schema.collections[collection]!.fields);
	if (fields.some(({ validation }) => validation)) return judge;
	const needed = fields.filter((field) => !isFieldNullable(field));

	return async (given) => {
		const row = { ...presets, ...given };
		const isRight =
			(accountability.admin || allowed.has('*') || Object.keys(given).every((name) => allowed.has(name))) &&
			needed.every(({ field, defaultValue }) => row[field] !== null && (row[field] !== undefined || defaultValue !== null)) &&
			permissions.every(({ validation }) => holds(validation, row));
		return isRight ? known(row) : judge(given);
	};
}

/** Understands only rules that compare columns with values; any other counts as not fulfilled. */
function holds(rule: unknown, row: Row): boolean {
	return Object.entries(rule ?? {}).every(([name, condition]) => {
		if (name === '_and') return Array.isArray(condition) && condition.every((one) => holds(one, row));
		const [operator, ...more] = Object.keys(condition ?? {});
		return operator === '_eq' && more.length === 0 && row[name] !== undefined && row[name] === (condition as Row)._eq;
	});
}
