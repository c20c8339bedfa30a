/** An employee and the user account are made together and carry one id; afterwards the database keeps them in step. */
import type { UsersService } from '@directus/api/services/users';
import { type Context, isPrivileged, type Row } from './context.js';
import { kontorError } from './errors.js';
import { assertMayHandleRole, roleKeyOf } from './roles.js';

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
	const id = await users.createOne({
		first_name: employee.firstname as string,
		last_name: employee.lastname as string,
		email: employee.email as string,
		role,
		status: employee.is_active === false ? 'suspended' : 'active',
		organization_id: organization,
	} as never);
	return { ...employee, id, user_id: id, role_id: role };
}

/** Whoever changes a person's e-mail or role could take over the account: they need the rights of the role it has. */
export async function assertMayChange(keys: string[], change: Row, context: Context): Promise<void> {
	if (isPrivileged(context.accountability)) return;
	const roles = await context.database('directus_users').distinct('role').whereIn('id', keys);
	for (const { role } of roles) await assertMayHandleRole(role, context);
	if ('role_id' in change) await assertMayHandleRole(roleKeyOf(change.role_id), context);
}
