/** A Directus of its own on a fresh database beside the one of the other tests: for those who change the model itself. */
import { join } from 'node:path';
import argon2 from 'argon2';
import { runDirectus, runNode, startDirectus } from '../../scripts/lib/directus.ts';
import { root, snapshots } from '../../scripts/lib/paths.ts';
import { connect, createDatabase, freePort } from '../../scripts/lib/postgres.ts';
import { inject } from './inject.ts';
import { FRESH } from './server.ts';

export const ADMIN = { email: 'admin@own.example.com', password: 'a-long-password' };

/** A fresh database from the files (those in `folder`) with an administrator, and how a Directus on it is told: nothing is started yet. */
export async function freshDatabase(
	database: string,
	folder = snapshots,
): Promise<{ environment: Record<string, string>; address: string }> {
	const isUsual = folder === snapshots;
	await createDatabase(inject('connection'), database, isUsual ? FRESH : undefined);
	if (isUsual) await addAdministrator(database);
	const port = String(await freePort());
	const address = `http://127.0.0.1:${port}`;
	const environment: Record<string, string> = {
		...inject('environment'),
		DB_DATABASE: database,
		PORT: port,
		PUBLIC_URL: address,
		ADMIN_EMAIL: ADMIN.email,
		ADMIN_PASSWORD: ADMIN.password,
	};
	if (!isUsual) {
		await runDirectus(['bootstrap', '--skipAdminInit'], environment);
		await runNode([join(root, 'scripts', 'snapshot', 'apply.ts'), folder], environment);
	}
	return { environment, address };
}

async function addAdministrator(database: string): Promise<void> {
	const client = await connect(inject('connection'), database);
	await client.query(
		`insert into directus_users (id, email, password, first_name, status, role)
		 select gen_random_uuid(), $1, $2, 'Administrator', 'active', id from directus_roles where name = 'Administrator'`,
		[ADMIN.email, await argon2.hash(ADMIN.password)],
	);
	await client.end();
}

export async function ownDirectus(database: string) {
	const { environment, address } = await freshDatabase(database);
	const directus = await startDirectus(environment);
	const client = await connect(inject('connection'), database);

	async function call(token: string | undefined, path: string, method = 'GET', body?: unknown) {
		const response = await fetch(`${address}${path}`, {
			method,
			headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		const json = text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : undefined;
		return { status: response.status, text, data: json?.data, errors: (json?.errors ?? []) as any[] };
	}
	const login = await call(undefined, '/auth/login', 'POST', ADMIN);
	const admin: string = login.data.access_token;
	const organization = (await call(admin, '/items/organizations', 'POST', { name: 'Firm', slug: 'firm' })).data.id;
	const role = (await call(admin, '/roles?filter={"name":{"_eq":"Manager"}}')).data[0].id;
	await call(admin, '/users', 'POST', { email: 'manager@own.example.com', token: 'own-manager', role, organization_id: organization });
	return {
		admin,
		manager: 'own-manager',
		address,
		environment,
		organization,
		call,
		client,
		process: directus.process,
		stop: async () => {
			await client.end();
			await directus.stop();
		},
	};
}
