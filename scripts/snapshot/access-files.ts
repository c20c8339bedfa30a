/**
 * Roles, policies and permissions as files. A permission is one row: what it may (the action), on which rows (`where`,
 * a named scope from `scopes.yaml` or a filter), with which fields.
 */
import type { Knex } from 'knex';
import { Advice } from '../lib/fail.ts';

type Json = Record<string, any>;

interface Permission {
	where?: string | Json;
	validate?: string | Json;
	presets?: string | Json;
	fields?: string | string[];
}

export interface PolicyFile extends Json {
	id: string;
	name: string;
	/** Which roles have it: a module's rights stand in its own files. */
	roles?: string[];
	permissions?: Record<string, Record<string, Permission>>;
}

export interface RoleFile extends Json {
	id: string;
	name: string;
}

export interface AccessFiles {
	scopes: Record<string, Json>;
	policies: PolicyFile[];
	roles: RoleFile[];
}

/** Files that were saved by an earlier version: there a role named its policies, and may still do so in `roles.yaml`. */
export function withRolesAtPolicies({ scopes, policies, roles }: AccessFiles): AccessFiles {
	const given = roles.flatMap(({ name, policies: named }) => ((named ?? []) as string[]).map((policy) => ({ policy, role: name })));
	const unknown = given.find(({ policy }) => !policies.some(({ name }) => name === policy));
	if (unknown)
		throw new Advice(
			`snapshots/roles.yaml: the role "${unknown.role}" names the policy "${unknown.policy}", which has no file in snapshots/policies.`,
			'Correct the name, or remove it.',
		);
	return {
		scopes,
		policies: policies.map((policy) => {
			const more = given.filter((one) => one.policy === policy.name).map(({ role }) => role);
			return more.length > 0 ? { ...policy, roles: [...new Set([...(policy.roles ?? []), ...more])].sort() } : policy;
		}),
		roles: roles.map(({ policies: _, ...role }) => role as RoleFile),
	};
}

const ACTIONS = ['create', 'read', 'update', 'delete', 'share'];
const POLICY_DEFAULTS: Json = {
	icon: 'badge',
	description: null,
	ip_access: null,
	enforce_tfa: false,
	admin_access: false,
	app_access: false,
};
const ROLE_DEFAULTS: Json = { icon: 'supervised_user_circle', description: null, parent: null };

const canonical = (value: unknown): string =>
	JSON.stringify(value, (_key, part) =>
		part && typeof part === 'object' && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
			: part,
	);

const withoutDefaults = (row: Json, defaults: Json): Json =>
	Object.fromEntries(
		Object.entries(defaults).flatMap(([key, fallback]) => (canonical(row[key] ?? null) === canonical(fallback) ? [] : [[key, row[key]]])),
	);

// ------------------------------------------------------------------ database -> files

export async function readAccess(database: Knex, scopes: Record<string, Json>): Promise<AccessFiles> {
	const nameOfScope = new Map(Object.entries(scopes).map(([name, filter]) => [canonical(filter), name]));
	const named = (value: Json | null): string | Json | undefined =>
		value === null ? undefined : (nameOfScope.get(canonical(value)) ?? value);

	const [policies, permissions, roles, access] = await Promise.all([
		database('directus_policies').orderBy('name'),
		database('directus_permissions').orderBy(['collection', 'action']),
		database('directus_roles').orderBy('name'),
		database('directus_access').whereNotNull('role').orderBy('sort'),
	]);
	const nameOfRole = new Map(roles.map((role) => [role.id, role.name]));
	const twice = roles.find(({ name }, index) => roles.findIndex((role) => role.name === name) !== index);
	if (twice)
		throw new Advice(
			`Two roles are called "${twice.name}", and policies name the roles that have them.`,
			'Give one of the two another name in Studio.',
		);

	return {
		scopes,
		policies: policies.map((policy) => {
			const rows: Record<string, Record<string, Permission>> = {};
			for (const row of permissions.filter((permission) => permission.policy === policy.id)) {
				const actions = rows[row.collection] ?? {};
				rows[row.collection] = actions;
				actions[row.action] = dropUndefined({
					where: named(row.permissions),
					validate: named(row.validation),
					presets: named(row.presets),
					fields: row.fields === null ? undefined : row.fields.includes(',') ? row.fields.split(',') : row.fields,
				});
			}
			for (const [collection, actions] of Object.entries(rows)) rows[collection] = inOrder(actions, ACTIONS);
			const holders = access
				.filter((entry) => entry.policy === policy.id)
				.map((entry) => nameOfRole.get(entry.role)!)
				.sort();
			return {
				id: policy.id,
				name: policy.name,
				...withoutDefaults(policy, POLICY_DEFAULTS),
				...(holders.length ? { roles: holders } : {}),
				...(Object.keys(rows).length ? { permissions: rows } : {}),
			};
		}),
		roles: roles.map((role) => ({
			id: role.id,
			name: role.name,
			...withoutDefaults({ ...role, parent: nameOfRole.get(role.parent) ?? null }, ROLE_DEFAULTS),
		})),
	};
}

const dropUndefined = <T extends Json>(row: T): T =>
	Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as T;
const inOrder = <T>(row: Record<string, T>, keys: string[]): Record<string, T> =>
	Object.fromEntries(keys.flatMap((key) => (key in row ? [[key, row[key] as T]] : [])));

// ------------------------------------------------------------------ files -> database

export async function writeAccess(trx: Knex, { scopes, policies, roles }: AccessFiles): Promise<void> {
	const resolve = (value: string | Json | undefined): string | null => {
		if (value === undefined) return null;
		if (typeof value !== 'string') return JSON.stringify(value);
		if (!scopes[value]) throw new Error(`snapshots/scopes.yaml has no scope "${value}"`);
		return JSON.stringify(scopes[value]);
	};
	for (const { permissions = {}, roles: _, ...policy } of policies) {
		const row = { ...POLICY_DEFAULTS, ...policy };
		await trx('directus_policies').insert(row).onConflict('id').merge();
		const rows = Object.entries(permissions).flatMap(([collection, actions]) =>
			Object.entries(actions).map(([action, { where, validate, presets, fields }]) => ({
				policy: policy.id,
				collection,
				action,
				permissions: resolve(where),
				validation: resolve(validate),
				presets: resolve(presets),
				fields: fields === undefined ? null : [fields].flat().join(','),
			})),
		);
		await trx('directus_permissions').where({ policy: policy.id }).delete();
		if (rows.length) await trx('directus_permissions').insert(rows);
	}

	const idOfRole = new Map(roles.map((role) => [role.name, role.id]));
	for (const { parent, ...role } of roles)
		await trx('directus_roles')
			.insert({ ...ROLE_DEFAULTS, ...role })
			.onConflict('id')
			.merge();
	for (const { name, roles: holders = [] } of policies) for (const role of holders) if (!idOfRole.has(role)) throw unknownRole(name, role);
	for (const { id, name, parent } of roles) {
		if (parent)
			await trx('directus_roles')
				.where({ id })
				.update({ parent: idOfRole.get(parent) });
		const wanted = policies.filter((policy) => policy.roles?.includes(name)).map((policy) => policy.id);
		// A policy that the files do not know was attached in Studio and stays.
		await trx('directus_access')
			.where({ role: id })
			.whereIn(
				'policy',
				policies.map((policy) => policy.id),
			)
			.whereNotIn('policy', wanted)
			.delete();
		const present = await trx('directus_access').where({ role: id }).pluck('policy');
		const missing = wanted.filter((policy) => !present.includes(policy));
		if (missing.length) await trx('directus_access').insert(missing.map((policy) => ({ id: crypto.randomUUID(), role: id, policy })));
	}
}

const unknownRole = (policy: string, role: string): Error =>
	new Error(`snapshots/policies: the policy "${policy}" names the role "${role}", which is not in snapshots/roles.yaml`);
