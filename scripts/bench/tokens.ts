/** Logins for a server whose secret is known: a benchmark measures requests, not logins. */
import jwt from 'jsonwebtoken';
import type { connect } from '../lib/postgres.ts';

type Client = Awaited<ReturnType<typeof connect>>;

/** As many people as there are, up to fifty per role: caches that only ever see one user would flatter. */
export async function tokensByRole(client: Client, secret: string, organization?: string): Promise<Record<string, string[]>> {
	const { rows } = await client.query(
		`select u.id, u.role, r.name, row_number() over (partition by r.name) as n
		 from directus_users u join directus_roles r on r.id = u.role where u.status = 'active' and ($1::uuid is null or u.organization_id = $1)`,
		[organization],
	);
	const tokens: Record<string, string[]> = {};
	for (const { id, role, name, n } of rows) {
		if (n > 50) continue;
		const admin = name === 'Administrator';
		tokens[name] = [
			...(tokens[name] ?? []),
			jwt.sign({ id, role, app_access: true, admin_access: admin }, secret, { issuer: 'directus', expiresIn: '1h' }),
		];
	}
	return tokens;
}
