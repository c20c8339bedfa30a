/**
 * Policies, roles and buttons that Kontor ships: code and files name them, so they stay. Which rights a policy holds, who has it,
 * descriptions, and whether a button is shown, are the firm's own matter.
 */
import type { EventContext } from '@directus/types';
import type { Knex } from 'knex';
import { SHIPPED } from '../../generated/shipped.js';
import type { Row } from '../context.js';
import type { Register } from '../define-module.js';
import { kontorError } from '../errors/errors.js';
import type { Words } from '../errors/reasons.js';

type Check = (id: string, payload: Row) => Words | undefined;

const NAMED: Words = { de: 'Kontor kennt sie unter diesem Namen', en: 'Kontor knows it by this name' };
const differs = (payload: Row, key: string, value: unknown): boolean => key in payload && (payload[key] ?? null) !== (value ?? null);
const find = <T>(shipped: Readonly<Record<string, T>>, id: unknown): T | undefined =>
	Object.hasOwn(shipped, String(id)) ? shipped[String(id)] : undefined;

const OPERATIONS = Object.fromEntries(
	Object.entries(SHIPPED.flows).flatMap(([flow, { name, operations }]) =>
		Object.entries(operations).map(([id, operation]) => [id, { ...operation, flow, name }]),
	),
);

const checkPolicy: Check = (id, payload) => {
	const policy = find(SHIPPED.policies, id)!;
	if (differs(payload, 'name', policy.name) || differs(payload, 'id', id)) return NAMED;
	if (!policy.admin && payload['admin_access'] === true)
		return {
			de: 'mit vollem Zugriff sähe jede Person, die sie hat, alle Mandanten. Geben Sie dieser Person stattdessen die Rolle „Administrator“',
			en: 'with full access everybody who has it would see all organizations. Give that person the role “Administrator” instead',
		};
	const isClosed = ['admin_access', 'app_access'].some((key) => key in payload && payload[key] !== true);
	return policy.admin && isClosed ? { de: 'ohne sie käme niemand mehr hinein', en: 'nobody could come in without it' } : undefined;
};

const checkRole: Check = (id, payload) =>
	differs(payload, 'name', find(SHIPPED.roles, id)) || differs(payload, 'id', id)
		? { de: 'Kontors Rechte nennen sie bei diesem Namen', en: "Kontor's rights name it like this" }
		: undefined;

const checkFlow: Check = (id, payload) => {
	const flow = find(SHIPPED.flows, id)!;
	const entry = payload['operation'] as string | { id?: string } | null | undefined;
	const first = typeof entry === 'object' && entry !== null ? entry.id : entry;
	const isOther = ('operation' in payload && (first ?? null) !== flow.operation) || differs(payload, 'trigger', flow.trigger);
	return isOther || differs(payload, 'id', id)
		? {
				de: 'wodurch er startet und was er tut, steht fest. Er kann abgeschaltet werden',
				en: 'what starts it and what it does is fixed. It can be switched off',
			}
		: undefined;
};

const checkOperation: Check = (id, payload) => {
	const operation = find(OPERATIONS, id)!;
	const options = payload['options'] as Row | null | undefined;
	const isOther =
		differs(payload, 'id', id) ||
		differs(payload, 'type', operation.type) ||
		differs(payload, 'key', operation.key) ||
		differs(payload, 'flow', operation.flow) ||
		('options' in payload && operation.verb !== undefined && options?.['verb'] !== operation.verb);
	return isOther ? { de: 'was der Knopf tut, steht fest', en: 'what the button does is fixed' } : undefined;
};

const OFF: Words = { de: 'Sie können den Knopf abschalten', en: 'You can switch the button off' };

interface Kind {
	scope: string;
	service: 'PoliciesService' | 'RolesService' | 'FlowsService' | 'OperationsService';
	nameOf: (id: unknown) => string | undefined;
	check: Check;
	kind: Words;
	instead: Words;
}

const KINDS: readonly Kind[] = [
	{
		scope: 'policies',
		service: 'PoliciesService',
		nameOf: (id) => find(SHIPPED.policies, id)?.name,
		check: checkPolicy,
		kind: { de: 'Die Zugriffsregel', en: 'The policy' },
		instead: { de: 'Sie können sie den Rollen wegnehmen', en: 'You can take it away from the roles' },
	},
	{
		scope: 'roles',
		service: 'RolesService',
		nameOf: (id) => find(SHIPPED.roles, id),
		check: checkRole,
		kind: { de: 'Die Rolle', en: 'The role' },
		instead: { de: 'Sie können sie unbenutzt lassen und eigene anlegen', en: 'You can leave it unused and make roles of your own' },
	},
	{
		scope: 'flows',
		service: 'FlowsService',
		nameOf: (id) => find(SHIPPED.flows, id)?.name,
		check: checkFlow,
		kind: { de: 'Der Knopf', en: 'The button' },
		instead: OFF,
	},
	{
		scope: 'operations',
		service: 'OperationsService',
		nameOf: (id) => find(OPERATIONS, id)?.name,
		check: checkOperation,
		kind: { de: 'Der Schritt des Knopfs', en: 'The step of the button' },
		instead: OFF,
	},
];

const USES: Words = { de: 'Kontors Programm', en: "Kontor's program" };

/** A text that is translated (`$t:flow_issue_invoice`) is named as it stands in Studio's list of texts. */

type DeleteMany = (keys: unknown[], ...rest: unknown[]) => Promise<unknown>;
export type AccessServices = Record<Kind['service'], { prototype: { deleteMany: DeleteMany; [isProtected]?: true } }>;
const isProtected = Symbol('kontor');

export function protectAccess({ filter }: Pick<Register, 'filter'>, services: AccessServices): void {
	for (const { scope, service, nameOf, check, kind, instead } of KINDS) {
		const what = (id: unknown): Words | undefined => {
			const name = nameOf(id)?.replace(/^\$t:/, '');
			return name === undefined ? undefined : { de: `${kind.de} „${name}“`, en: `${kind.en} “${name}”` };
		};
		const assertDeletable = (keys: unknown[]) => {
			for (const id of keys) if (what(id)) throw kontorError('SHIPPED_NOT_DELETED', { what: what(id), uses: USES, instead });
		};
		beforeDeletion(services[service].prototype, assertDeletable);
		filter(`${scope}.update`, (payload, { keys }) => {
			for (const id of keys as string[]) {
				const reason = what(id) && check(id, payload as Row);
				if (reason) throw kontorError('SHIPPED_NOT_CHANGED', { what: what(id), reason });
			}
			return payload;
		});
		filter(`${scope}.delete`, (keys) => {
			assertDeletable(keys as string[]);
			return keys;
		});
	}
	// Without the bundle nothing of all this would hold.
	const assertNotKontor = async (keys: unknown, { database }: EventContext) => {
		const found = await (database as Knex)('directus_extensions as e')
			.leftJoin('directus_extensions as b', 'b.id', 'e.bundle')
			.whereIn('e.id', keys as string[])
			.whereRaw("coalesce(b.folder, e.folder) = 'kontor'");
		if (found.length > 0) throw kontorError('RULES_STAY_ON');
	};
	filter('extensions.update', async (payload, { keys }, event) => {
		await assertNotKontor(keys, event);
		return payload;
	});
	filter('extensions.delete', async (keys, _meta, event) => {
		await assertNotKontor(keys, event);
		return keys;
	});
}

/** Directus begins to take things apart (people without their role, steps without their order) before it asks the filters. */
function beforeDeletion(prototype: AccessServices[Kind['service']]['prototype'], check: (keys: unknown[]) => void): void {
	if (Object.hasOwn(prototype, isProtected)) return;
	prototype[isProtected] = true;
	const { deleteMany } = prototype;
	prototype.deleteMany = async function (keys, ...rest) {
		check(keys);
		return deleteMany.call(this, keys, ...rest);
	};
}
