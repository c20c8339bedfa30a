/** `npm run verify-books`: reads all books and says what is not right in them. Changes nothing; ends with 1 if there is something. */
import { parseArgs } from 'node:util';
import { withDatabase } from './lib/database.ts';
import { Advice, main } from './lib/fail.ts';
import { connect } from './lib/postgres.ts';
import { prepareFolder } from './lib/running.ts';
import { loadSettings } from './lib/settings.ts';
import { verifyBooks } from './verify-books/verify.ts';

await main(async () => {
	const { values } = parseArgs({ options: { organization: { type: 'string' } } });
	const settings = loadSettings();
	prepareFolder(settings);
	await withDatabase(settings, async (connection) => {
		const client = await connect(connection);
		try {
			await assertBooks();
			const organization = values.organization && (await idOf(values.organization));
			const { checks, findings } = await verifyBooks(client, organization || undefined);
			for (const check of checks) {
				const found = findings.filter((finding) => finding.check === check);
				console.log(`${found.length === 0 ? '✓' : '✗'} ${check}`);
				for (const { subject, problem, organization_id } of found.slice(0, 20))
					console.log(`    ${subject}: ${problem}${organization_id ? `  (organization ${organization_id})` : ''}`);
				if (found.length > 20) console.log(`    … and ${found.length - 20} more`);
			}
			console.log(`\n${checks.length} checks, ${findings.length} findings`);
			if (findings.length > 0) process.exitCode = 1;
		} finally {
			await client.end();
		}

		async function assertBooks(): Promise<void> {
			const { rows } = await client.query("select to_regclass('public.invoices') is not null as yes");
			if (!rows[0].yes)
				throw new Advice(
					`There are no books in ${settings.isExternalDatabase ? 'this database' : settings.data}.`,
					'Say where they are, as at the start: KONTOR_DATA=… npm run verify-books (or DB_HOST, DB_DATABASE …). Never started? npm start.',
				);
		}

		async function idOf(slug: string): Promise<string> {
			const { rows } = await client.query('select id from organizations where slug = $1', [slug]);
			if (!rows[0])
				throw new Advice(`There is no organization "${slug}".`, 'Give the slug (Kürzel) of an organization, or nothing for all.');
			return rows[0].id;
		}
	});
});
