/** Fills a new database with the demo. Runs with the environment of Directus; all of it is written, or nothing. */
import argon2 from 'argon2';
import pg from 'pg';
import { DEMO_PASSWORD, DEMO_TOKEN } from '../scripts/lib/welcome.ts';
import { kontorBeratung, zweiteWerkstatt } from './demo/world.ts';
import { writeRows } from './write.ts';

const { DB_CONNECTION_STRING, DB_HOST, DB_PORT, DB_USER, DB_PASSWORD, DB_DATABASE, DB_SSL } = process.env;
const client = new pg.Client({
	...(DB_CONNECTION_STRING
		? { connectionString: DB_CONNECTION_STRING }
		: { host: DB_HOST, port: Number(DB_PORT), user: DB_USER, password: DB_PASSWORD, database: DB_DATABASE }),
	...(DB_SSL === 'true' ? { ssl: true } : {}),
});
const progress = (note: string) => console.log(`progress ${note}`);
const now = new Date().toISOString();

await client.connect();
const roles = Object.fromEntries((await client.query('select name, id from directus_roles')).rows.map(({ name, id }) => [name, id]));
// Hashed by the package and with the settings of Directus, once: everybody has the same password.
const access = { roles, passwordHash: await argon2.hash(DEMO_PASSWORD), token: DEMO_TOKEN };
try {
	await client.query('begin');
	for (const world of [kontorBeratung, zweiteWerkstatt])
		await writeRows(client, world(access, now).rows, (collection, count) => progress(`${count} ${collection}`));
	await client.query("insert into kontor_system.setup (key, value) values ('demo', $1)", [now]);
	progress('checking');
	await client.query('commit');
	await client.query('analyze');
} finally {
	await client.end();
}
