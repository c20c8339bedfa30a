/** The databases that benchmarks run against: the demo's firm, grown to any size, each in a database of its own. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { directusEnvironment } from '../scripts/lib/directus.ts';
import { Advice } from '../scripts/lib/fail.ts';
import { root, snapshots } from '../scripts/lib/paths.ts';
import { connect, type DatabaseConnection } from '../scripts/lib/postgres.ts';
import { setUp } from '../scripts/lib/set-up.ts';
import type { Settings } from '../scripts/lib/settings.ts';
import { step } from '../scripts/lib/steps.ts';
import { fingerprint } from '../scripts/snapshot/files.ts';
import { fill } from './bench/fill.ts';

export const SIZES = { '10k': 10_000, '100k': 100_000, '1m': 1_000_000 } as const;
export type Size = keyof typeof SIZES;

export const benchDatabase = (size: Size) => `kontor_bench_${size}`;

interface Bench {
	connection: DatabaseConnection;
	/** When its data were made, if that was before this call. */
	madeBefore?: string;
}

/** Makes the database of that size, or finds that the one that is there is still what would be made. */
export async function ensureBench(settings: Settings, server: DatabaseConnection, size: Size, { force = false } = {}): Promise<Bench> {
	if (!settings.isLoopback)
		throw new Advice('The benchmark data have the known passwords of the demo.', 'Make them where only this machine reaches the server.');
	const connection = onDatabase(server, benchDatabase(size));
	const wanted = fingerprint(snapshots) + hashOfSeed();
	if (!force) {
		const made = await madeWith(connection, wanted);
		if (made) return { connection, madeBefore: made };
	}
	await recreate(server, benchDatabase(size));
	// Without the operator's own administrator: the logins of the demo are enough.
	const { ADMIN_EMAIL: _, ADMIN_PASSWORD: __, ...environment } = directusEnvironment(settings, connection);
	await setUp(connection, environment, { demo: false });
	await step(`Making ${SIZES[size].toLocaleString('en')} time entries, and what belongs to them`, async (progress) => {
		const client = await connect(connection);
		try {
			await fill(client, SIZES[size], (done) => progress(bar(done, SIZES[size])));
			await client.query("insert into kontor_system.setup (key, value) values ('bench', $1)", [wanted]);
		} finally {
			await client.end();
		}
	});
	return { connection };
}

async function madeWith(connection: DatabaseConnection, wanted: string): Promise<string | undefined> {
	try {
		const client = await connect(connection);
		try {
			const { rows } = await client.query('select key, value from kontor_system.setup');
			const setup = Object.fromEntries(rows.map(({ key, value }) => [key, value]));
			return setup.bench === wanted ? setup.demo : undefined;
		} finally {
			await client.end();
		}
	} catch (error) {
		// There is no such database, or one that was never finished, or it is not ours.
		if (['3D000', '42P01', '3F000', NOT_ALLOWED].includes(codeOf(error))) return undefined;
		throw error;
	}
}

async function recreate(server: DatabaseConnection, name: string): Promise<void> {
	const client = await connect(server);
	try {
		await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
		await client.query(`create database ${pg.escapeIdentifier(name)}`);
	} catch (error) {
		if (codeOf(error) !== NOT_ALLOWED) throw error;
		throw new Advice(
			`The database user may not make the database ${name} anew.`,
			'Let it create databases: alter role … createdb; and drop those of others.',
		);
	} finally {
		await client.end();
	}
}

const NOT_ALLOWED = '42501';
const codeOf = (error: unknown) => (error as { code?: string }).code ?? '';

function onDatabase(server: DatabaseConnection, database: string): DatabaseConnection {
	if (!server.connectionString) return { ...server, database };
	const url = new URL(server.connectionString);
	url.pathname = `/${database}`;
	return { ...server, database, connectionString: url.href };
}

function hashOfSeed(): string {
	const hash = createHash('sha256');
	const files = readdirSync(join(root, 'seed'), { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!\.test|\.d)\.ts$/.test(name));
	for (const name of files.sort()) hash.update(readFileSync(join(root, 'seed', name)));
	return hash.digest('hex');
}

function bar(done: number, all: number): string {
	const filled = Math.round((done / all) * 24);
	return `${'█'.repeat(filled)}${'░'.repeat(24 - filled)} ${done.toLocaleString('en')}`;
}
