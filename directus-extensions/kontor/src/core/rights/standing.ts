/**
 * Who a token stands for: as the database has it now, not as it was when the token was made. One query for each request, which
 * Directus makes for static tokens and sessions anyway. Nothing is cached, so changes by SQL count at once, too, on every replica
 * (docs/decisions/0022-who-may-come-in.md).
 */
import { flushCaches, getCache } from '@directus/api/cache';
import { redisConfigAvailable } from '@directus/api/redis/utils/redis-config-available';
import { getSecret } from '@directus/api/utils/get-secret';
import isDirectusJWT from '@directus/api/utils/is-directus-jwt';
import { verifyAccessJWT } from '@directus/api/utils/jwt';
import { InvalidCredentialsError } from '@directus/errors';
import type { Knex } from 'knex';
import type { Accountability } from '../context.js';
import { asPerson } from './accountability-of.js';

interface Person {
	id: string;
	status: string;
	role: string | null;
	organization_id: string | null;
}

const COLUMNS = ['id', 'status', 'role', 'organization_id'];

/** Undefined: a link to one shared item, which is no person's; Directus handles it. */
export async function accountabilityOfToken(token: string, base: Accountability, database: Knex): Promise<Accountability | undefined> {
	if (!isDirectusJWT(token)) return rightsOf(await database('directus_users').select(COLUMNS).where({ token }).first(), base, database);
	const { id, session, share } = verifyAccessJWT(token, getSecret());
	if (share) return undefined;
	const query = database('directus_users')
		.select(COLUMNS)
		.where({ id: id ?? null });
	if (session) query.whereExists(openSession(database, id!, session));
	const accountability = await rightsOf(await query.first(), base, database);
	return session ? { ...accountability, session } : accountability;
}

const openSession = (database: Knex, user: string, session: string) =>
	database('directus_sessions')
		.select(database.raw('1'))
		.where({ token: session, user })
		.whereNull('share')
		.where('expires', '>=', new Date());

async function rightsOf(person: Person | undefined, base: Accountability, knex: Knex): Promise<Accountability> {
	if (person?.status !== 'active') throw new InvalidCredentialsError();
	await noteChange(person);
	return asPerson(person, base, knex);
}

/** The same person with the same rights as when the request began? Asked before a transaction ends, and while a socket is open. A session may have been renewed meanwhile. */
export async function assertStillIs({ user, role }: Accountability, database: Knex): Promise<void> {
	const person = await database('directus_users').select('status', 'role').where({ id: user }).first();
	if (person?.status !== 'active' || person.role !== role) throw new InvalidCredentialsError();
}

const MOST_PEOPLE = 10_000;
const seen = new Map<string, string>();

/**
 * Directus caches what permissions ask of a person (role, organization) until the API changes it. After a change by SQL the cache is
 * cleared here.
 */
async function noteChange({ id, role, organization_id }: Person): Promise<void> {
	const now = `${role} ${organization_id}`;
	const before = seen.get(id);
	if (before === now) return;
	if (seen.size >= MOST_PEOPLE) seen.clear();
	seen.set(id, now);
	if (before !== undefined) await flushCaches(true);
	// A shared cache (Redis) may hold old values that another replica has put there.
	else if (redisConfigAvailable()) await getCache().cache?.clear();
}
