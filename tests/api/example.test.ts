/** The example of the guide for integrators, run as it stands there. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/lib/paths.ts';
import { addFirm, change, type Firm } from '../lib/books.ts';
import { sql } from '../lib/database.ts';
import { inject } from '../lib/inject.ts';

function run(firm: Firm): Promise<{ code: number | null; output: string }> {
	const child = spawn(process.execPath, [join(root, 'docs', 'examples', 'time-to-paid-invoice.mjs')], {
		env: { ...process.env, KONTOR_URL: inject('url'), KONTOR_TOKEN: firm.people.Integrator.token },
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
	return new Promise((resolve) => child.on('exit', (code) => resolve({ code, output })));
}

test.each([true, false])('from time to a paid invoice, with approval: %s', async (is_time_approval_required) => {
	const firm = await addFirm();
	await change('organizations', firm.id, { is_time_approval_required });
	const { code, output } = await run(firm);
	expect(output).toMatch(/: paid, 571\.20 of 571\.20, open 0\.00\nRefused with /);
	expect(code).toBe(0);
	expect(await sql(`select count(*)::int from time_entries where organization_id = $1 and invoice_line_id is not null`, [firm.id])).toEqual(
		[{ count: 2 }],
	);
});
