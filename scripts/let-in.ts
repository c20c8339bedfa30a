/**
 * `npm run let-in -- someone@example.com`: a way back in, for an operator with a shell on the server. Makes the account active, and a link
 * for a new password; `--administrator` gives the rights over everything as well, `--no-second-factor` takes a lost phone away.
 */
import { createHmac } from 'node:crypto';
import { parseArgs } from 'node:util';
import { getSimpleHash } from '@directus/utils';
import type pg from 'pg';
import { withDatabase } from './lib/database.ts';
import { localSecret } from './lib/directus.ts';
import { Advice, main } from './lib/fail.ts';
import { connect } from './lib/postgres.ts';
import { prepareFolder } from './lib/running.ts';
import { loadSettings } from './lib/settings.ts';

interface Account {
	id: string;
	email: string;
	password: string | null;
	provider: string;
}

await main(async () => {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { administrator: { type: 'boolean' }, 'no-second-factor': { type: 'boolean' } },
	});
	const [email] = positionals;
	if (!email || positionals.length > 1)
		throw new Advice('Whom?', 'Name one account: npm run let-in -- someone@example.com (--administrator, --no-second-factor)');
	const settings = loadSettings();
	prepareFolder(settings);
	await withDatabase(settings, async (connection) => {
		const client = await connect(connection);
		try {
			const account = await find(client, email);
			await letIn(client, account.id, values);
			const { rows } = await client.query('select status from directus_users where id = $1', [account.id]);
			console.log(`✓ ${account.email} is ${rows[0].status}${values.administrator ? ' and an administrator' : ''}.`);
			if (account.provider !== 'default')
				return console.log(`  Logs in by single sign-on (${account.provider}); there is no password here.`);
			const token = resetToken(account, settings.SECRET ?? localSecret(settings.data));
			console.log(`  A new password, within a day:\n  ${settings.publicUrl}/admin/reset-password?token=${token}`);
		} finally {
			await client.end();
		}
	});
});

async function find(client: pg.Client, email: string): Promise<Account> {
	const { rows: tables } = await client.query("select to_regclass('public.directus_users') is not null as yes");
	const { rows } = tables[0].yes
		? await client.query('select id, email, password, provider from directus_users where lower(email) = lower($1)', [email])
		: { rows: [] };
	if (rows[0]) return rows[0];
	throw new Advice(
		`There is no account "${email}" in this database.`,
		'Say where the data are, as at the start (KONTOR_DATA, DB_HOST …). Is nobody there at all? ADMIN_EMAIL and ADMIN_PASSWORD make the first account.',
	);
}

async function letIn(client: pg.Client, id: string, options: { administrator?: boolean; 'no-second-factor'?: boolean }): Promise<void> {
	await client.query('begin');
	await client.query("update directus_users set status = 'active' where id = $1", [id]);
	if (options['no-second-factor']) await client.query('update directus_users set tfa_secret = null where id = $1', [id]);
	if (options.administrator) {
		const { rows } = await client.query(
			`select a.role from directus_access a join directus_policies p on p.id = a.policy
			where p.admin_access and a.role is not null order by (select count(*) from directus_users where role = a.role) desc limit 1`,
		);
		if (!rows[0]) throw new Advice('There is no role for administrators.', 'npm start brings it back; then run this again.');
		await client.query('update directus_users set role = $2 where id = $1', [id, rows[0].role]);
	}
	await client.query('commit');
}

/** The link that Directus mails for a forgotten password; good until the password is changed. */
function resetToken({ email, password }: Account, secret: string): string {
	const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const now = Math.floor(Date.now() / 1000);
	const payload = { email, scope: 'password-reset', hash: getSimpleHash(String(password)), iat: now, exp: now + 86_400, iss: 'directus' };
	const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(payload)}`;
	return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
