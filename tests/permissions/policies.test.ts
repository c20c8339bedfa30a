/** What must be true of the files in snapshots/policies, whatever they say otherwise. */
import { expect, test } from 'vitest';
import { snapshots } from '../../scripts/lib/paths.ts';
import { readSnapshotFiles } from '../../scripts/snapshot/files.ts';
import { sql } from '../lib/database.ts';

const { collections, access } = readSnapshotFiles(snapshots);
const tenantCollections = new Set(
	collections.filter(({ fields }) => fields && 'organization_id' in fields).map(({ collection }) => collection),
);
const policies = access.policies.filter((policy) => policy.permissions);
const permissions = policies.flatMap((policy) =>
	Object.entries(policy.permissions!).flatMap(([collection, actions]) =>
		Object.entries(actions).map(([action, permission]) => ({ policy: policy.name, collection, action, permission })),
	),
);
const resolved = (value: unknown): string => JSON.stringify(typeof value === 'string' ? access.scopes[value] : (value ?? null));

test('no role has two permissions for the same action: one filter, one list of fields', () => {
	for (const role of access.roles) {
		const own = policies.filter(({ roles }) => roles?.includes(role.name)).map(({ name }) => name);
		const seen = permissions.filter(({ policy }) => own.includes(policy)).map(({ collection, action }) => `${collection} ${action}`);
		expect([...new Set(seen)].sort(), role.name).toEqual(seen.sort());
	}
});

test('every permission on rows of a tenant stays in the tenant', () => {
	const open = permissions.filter(({ collection, action, permission }) => {
		if (!tenantCollections.has(collection) && collection !== 'organizations') return false;
		if (collection === 'directus_users' && permission.where === 'own_account') return false;
		const bound = action === 'create' ? permission.validate : permission.where;
		return !resolved(bound).includes('"$CURRENT_USER.organization_id"');
	});
	expect(open.map(({ policy, collection, action }) => `${policy}: ${collection} ${action}`)).toEqual([]);
});

test('what an ordinary user creates gets the organization from the server', () => {
	const without = permissions.filter(
		({ collection, action, permission }) =>
			action === 'create' && tenantCollections.has(collection) && !resolved(permission.presets).includes('"$CURRENT_USER.organization_id"'),
	);
	expect(without.map(({ policy, collection }) => `${policy}: ${collection}`)).toEqual([]);
});

test('only the administrator changes the system', () => {
	const allowed = ['directus_files', 'directus_folders', 'directus_users'];
	const writes = permissions.filter(
		({ collection, action }) => collection.startsWith('directus_') && action !== 'read' && !allowed.includes(collection),
	);
	// Managers make dashboards of their own.
	const others = writes.filter(({ policy, collection }) => !(policy === 'insights.own' && /_(dashboards|panels)$/.test(collection)));
	expect(others.map(({ policy, collection, action }) => `${policy}: ${collection} ${action}`)).toEqual([]);
	expect(access.policies.filter((policy) => policy.admin_access).map((policy) => policy.name)).toEqual(['administrator']);
	const ownAccount = permissions.find(({ collection, action }) => collection === 'directus_users' && action === 'update')?.permission;
	for (const field of ['role', 'policies', 'organization_id', 'token', 'email', 'status', 'first_name', 'last_name', 'provider', '*'])
		expect(ownAccount?.fields).not.toContain(field);
});

test('payments are never changed or deleted by a role', () => {
	expect(permissions.filter(({ collection, action }) => collection === 'payments' && !['create', 'read'].includes(action))).toEqual([]);
});

test('without a login there is no permission at all', async () => {
	const open = await sql(
		`select p.collection, p.action from directus_permissions p join directus_access a on a.policy = p.policy where a.role is null and a."user" is null`,
	);
	expect(open).toEqual([]);
	expect(await sql('select public_registration from directus_settings')).toEqual([{ public_registration: false }]);
});

test('every field that a policy names exists', () => {
	const known = new Map(collections.filter(({ fields }) => fields).map(({ collection, fields }) => [collection, Object.keys(fields!)]));
	const unknown = permissions.flatMap(({ policy, collection, permission }) =>
		[permission.fields ?? []]
			.flat()
			.filter((field) => field !== '*' && !collection.startsWith('directus_') && !known.get(collection)?.includes(field))
			.map((field) => `${policy}: ${collection}.${field}`),
	);
	expect(unknown).toEqual([]);
});

test('no collection has a sort field of its own: /utils/sort would number the rows of all tenants', () => {
	expect(collections.filter((collection) => 'sort_field' in collection).map(({ collection }) => collection)).toEqual([]);
});
