import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { directusEnvironment } from './directus.ts';
import { loadSettings, readEnvironment } from './settings.ts';

const SECRET = 'x'.repeat(32);

function mistakesOf(environment: Record<string, string>): string {
	try {
		loadSettings(environment);
		return '';
	} catch (error) {
		return (error as Error).message;
	}
}

describe('loadSettings', () => {
	it('needs nothing: a demo on this machine, with its own database', () => {
		expect(loadSettings({})).toMatchObject({
			PORT: 8055,
			HOST: '127.0.0.1',
			publicUrl: 'http://localhost:8055',
			isLoopback: true,
			isDemo: true,
			isExternalDatabase: false,
		});
	});

	it('tells all mistakes at once', () => {
		const text = mistakesOf({
			PORT: 'eighty',
			HOST: '0.0.0.0',
			SECRET: 'short',
			PUBLIC_URL: 'kontor.example.com',
			KONTOR_DEMO: 'yes',
			ADMIN_EMAIL: 'nobody',
			DB_CONNECTION_STRING: 'mysql://x',
			REDIS: 'localhost',
			LOG_LEVEL: 'loud',
		});
		expect(text).toMatch(/^9 settings are not right/);
		for (const name of [
			'PORT',
			'SECRET',
			'PUBLIC_URL',
			'KONTOR_DEMO',
			'ADMIN_EMAIL',
			'ADMIN_PASSWORD',
			'DB_CONNECTION_STRING',
			'REDIS',
			'LOG_LEVEL',
		])
			expect(text).toContain(`- ${name}: `);
	});

	it('wants a mailbox whole, and by TLS unless told otherwise', () => {
		expect(mistakesOf({ KONTOR_INBOX_HOST: 'imap.example.com', KONTOR_INBOX_PORT: '0' })).toMatch(
			/^3 settings(.|\n)*KONTOR_INBOX_PORT(.|\n)*KONTOR_INBOX_USER(.|\n)*KONTOR_INBOX_PASSWORD/,
		);
		expect(
			loadSettings({ KONTOR_INBOX_HOST: 'imap.example.com', KONTOR_INBOX_USER: 'kontor', KONTOR_INBOX_PASSWORD: 'secret' }),
		).toMatchObject({ KONTOR_INBOX_SECURE: true, KONTOR_INBOX_FOLDER: 'INBOX' });
	});

	it('finds what is missing although another setting is wrong', () => {
		const text = mistakesOf({ PORT: '0', HOST: '0.0.0.0', ADMIN_EMAIL: 'a@b.example.com' });
		expect(text).toMatch(/^3 settings/);
		expect(text).toContain('- SECRET: is required');
		expect(text).toContain('- ADMIN_PASSWORD: is required');
	});

	it('counts an empty value as not given', () => {
		expect(loadSettings({ PORT: '', DB_HOST: '', PUBLIC_URL: '', KONTOR_DEMO: '' })).toMatchObject({
			PORT: 8055,
			isExternalDatabase: false,
		});
		expect(mistakesOf({ HOST: '0.0.0.0', SECRET: '' })).toContain('SECRET: is required');
		expect(mistakesOf({ ADMIN_EMAIL: 'a@b.example.com', ADMIN_PASSWORD: '' })).toContain('ADMIN_PASSWORD: is required');
	});

	it.each([
		[{ HOST: 'localhost' }, true],
		[{ HOST: '::1' }, true],
		[{ PUBLIC_URL: 'http://127.0.0.1:9000' }, true],
		[{ PUBLIC_URL: 'http://[::1]:9000' }, true],
		[{ HOST: '0.0.0.0' }, false],
		[{ HOST: '192.168.1.5' }, false],
		[{ PUBLIC_URL: 'https://kontor.example.com' }, false],
		[{ HOST: '127.0.0.1', PUBLIC_URL: 'https://localhost.example.com' }, false],
	])('knows whether others can reach it: %o', (environment, isLoopback) => {
		expect(loadSettings({ ...environment, SECRET }).isLoopback).toBe(isLoopback);
		expect(mistakesOf(environment).includes('SECRET: is required')).toBe(!isLoopback);
	});

	it('has no demo where others can reach it, and none in a database of the operator unless asked', () => {
		expect(mistakesOf({ HOST: '0.0.0.0', SECRET, KONTOR_DEMO: 'true' })).toContain('KONTOR_DEMO');
		expect(loadSettings({ HOST: '0.0.0.0', SECRET }).isDemo).toBe(false);
		expect(loadSettings({ DB_HOST: 'db' })).toMatchObject({ isDemo: false, isExternalDatabase: true });
		expect(loadSettings({ DB_CONNECTION_STRING: 'postgres://u:p@db/k', KONTOR_DEMO: 'true' })).toMatchObject({ isDemo: true });
	});

	it('takes the public address without a path and without a slash at its end', () => {
		expect(loadSettings({ PUBLIC_URL: 'https://kontor.example.com/', SECRET }).publicUrl).toBe('https://kontor.example.com');
		expect(mistakesOf({ PUBLIC_URL: 'https://example.com/kontor', SECRET })).toContain('PUBLIC_URL: has no path');
	});
});

describe('.env', () => {
	const folder = mkdtempSync(join(tmpdir(), 'kontor-settings-'));
	const file = join(folder, '.env');
	writeFileSync(file, 'EMAIL_SMTP_HOST=from-file\nPORT=8060\nLOG_LEVEL=info\n# a comment\nEMAIL_FROM="Kontor <k@example.com>"\n');

	it('gives what the process environment does not; an empty value there takes it back', () => {
		const environment = readEnvironment(file, { PORT: '8070', LOG_LEVEL: '' });
		expect(environment).toEqual({ EMAIL_SMTP_HOST: 'from-file', PORT: '8070', EMAIL_FROM: 'Kontor <k@example.com>' });
		expect(readEnvironment(join(folder, 'none'), { PORT: '1' })).toEqual({ PORT: '1' });
	});

	it('passes on to Directus what only Directus understands, and no setting that Kontor decides', () => {
		const environment = {
			...readEnvironment(file, {}),
			KONTOR_DATA: folder,
			STORAGE_LOCATIONS: 's3',
			CACHE_ENABLED: 'false',
			AUTH_PROVIDERS: '',
		};
		const database = { host: 'db', port: 5432, database: 'kontor', user: 'kontor', password: 'p' };
		expect(directusEnvironment(loadSettings(environment), database)).toMatchObject({
			EMAIL_SMTP_HOST: 'from-file',
			EMAIL_FROM: 'Kontor <k@example.com>',
			STORAGE_LOCATIONS: 's3',
			PORT: '8060',
			DB_HOST: 'db',
			CACHE_ENABLED: 'true',
		});
		expect(directusEnvironment(loadSettings(environment), database)).not.toHaveProperty('AUTH_PROVIDERS');
	});
});
