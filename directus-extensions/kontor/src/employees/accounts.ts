/** An employee and the user account are made together and carry one id; afterwards the database keeps them in step. */
import type { UsersService } from '@directus/api/services/users';
import { type Context, isPrivileged, type Row } from '../core/context.js';
import { kontorError } from '../core/errors/errors.js';
import { assertMayHandleRole, roleKeyOf } from '../core/rights/roles.js';

type UsersServiceClass = typeof UsersService;

const LOWEST_ROLE = 'Employee';

/** Runs inside the transaction that creates the employee: either both exist afterwards, or neither. */
export async function createAccountFor(employee: Row, context: Context, Users: UsersServiceClass): Promise<Row> {
	const { database, schema, accountability } = context;
	if (employee.user_id || employee.id) {
		// Only an administrator connects an account that exists; it has its employee already, unless it had no organization.
		if (!isPrivileged(accountability))
			throw kontorError('INVALID_REQUEST', { reason: 'id and user_id are given by the server', field: 'user_id' });
		return { ...employee, id: employee.id ?? employee.user_id, user_id: employee.user_id ?? employee.id };
	}
	const role = roleKeyOf(employee.role_id) ?? (await database('directus_roles').where({ name: LOWEST_ROLE }).first())?.id;
	await assertMayHandleRole(role, context);
	const organization =
		employee.organization_id ?? (await database('directus_users').where({ id: accountability?.user }).first())?.organization_id;
	// Without the caller's accountability: they may make employees, not accounts.
	const users = new Users({ knex: database, schema });
	const email = employee.email as string | undefined;
	const id = await users.createOne({
		first_name: employee.firstname as string,
		last_name: employee.lastname as string,
		...(!isPrivileged(accountability) && (await isTaken(email, organization as string, database)) ? {} : { email }),
		role,
		status: employee.is_active === false ? 'suspended' : 'active',
		organization_id: organization,
	});
	await noteAccount(id as string, context);
	return { ...employee, id, user_id: id, role_id: role };
}

/** The caller has no rights on accounts, so Directus does not note it in the trail. Without the address: see below. */
async function noteAccount(id: string, { accountability, database }: Context): Promise<void> {
	if (!accountability) return;
	const { user, ip, userAgent: user_agent, origin } = accountability;
	const collection = 'directus_users';
	const values = await database('directus_users').select('id', 'first_name', 'last_name', 'role', 'status').where({ id }).first();
	const entry = { action: 'create', user, collection, item: id, ip, user_agent, origin };
	const [activity] = await database('directus_activity').insert(entry).returning('id');
	const data = JSON.stringify(values);
	await database('directus_revisions').insert({ activity: activity.id, collection, item: id, data, delta: data });
}

/**
 * An address can be the login of one account only, and nobody may find out whether somebody of another organization has it: so the
 * employee is created anyway, and the account has no login until an administrator gives it one (docs/decisions/0023-trail-by-row.md).
 */
async function isTaken(email: string | undefined, organization: string, database: Context['database']): Promise<boolean> {
	if (!email) return false;
	const { rows } = await database.raw('select kontor_system.is_taken_elsewhere(?, ?) as taken', [email, organization]);
	return rows[0].taken;
}

/** Whoever changes a person's e-mail or role could take over the account: they need the rights of the role it has. */
export async function assertMayChange(keys: string[], change: Row, context: Context): Promise<void> {
	if (isPrivileged(context.accountability)) return assertAddressIsFree(keys, change, context);
	const roles = await context.database('directus_users').distinct('role').whereIn('id', keys);
	for (const { role } of roles) await assertMayHandleRole(role, context);
	if ('role_id' in change) await assertMayHandleRole(roleKeyOf(change.role_id), context);
}

/** Administrators see all accounts: they are told, where others are not. */
async function assertAddressIsFree([id]: string[], { email }: Row, { accountability, database }: Context): Promise<void> {
	if (!accountability || typeof email !== 'string') return;
	const person = await database('employees').select('organization_id').where({ id }).first();
	if (person && (await isTaken(email, person.organization_id, database)))
		throw kontorError('NOT_UNIQUE', { collection: 'employees', field: 'email' });
}
