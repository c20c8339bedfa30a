import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { snapshots } from '../lib/paths.ts';
import { readGuards } from './files.ts';

test('guards run in the order that their README says', () => {
	const folder = mkdtempSync(join(tmpdir(), 'kontor-files-'));
	try {
		for (const name of [
			'zebra.sql',
			'last/01.sql',
			'billing/b.sql',
			'first/02.sql',
			'first/10.sql',
			'README.md',
			'billing.sql',
			'access.sql',
		]) {
			mkdirSync(dirname(join(folder, 'guards', name)), { recursive: true });
			writeFileSync(join(folder, 'guards', name), name);
		}
		const wanted = ['first/02.sql', 'first/10.sql', 'access.sql', 'billing.sql', 'billing/b.sql', 'zebra.sql', 'last/01.sql'];
		expect(readGuards(folder)).toEqual(wanted.map((name) => ({ name, sql: name })));
	} finally {
		rmSync(folder, { recursive: true });
	}
});

test('each file says in its first line what it is about', () => {
	for (const { name, sql } of readGuards(snapshots)) expect(sql.split('\n')[0], name).toMatch(/^-- [A-Z].{30,}/);
});

test('the machinery names no table of a module', () => {
	for (const { name, sql } of readGuards(snapshots).filter(({ name }) => name.startsWith('first/') && !name.endsWith('transitions.sql')))
		expect(sql.replace(/--.*/g, ''), name).not.toMatch(
			/\b(invoices|invoice_lines|quotes|payments|customers|contacts|deals|projects|tasks|time_entries|expenses|documents|dunning_notices|base_rates|recurring_invoices|employees|mails|reminders)\b/,
		);
});
