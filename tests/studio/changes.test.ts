/** `npm run snapshot` as a page for administrators: exactly what was changed, as a patch that can be applied. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { snapshots } from '../../scripts/lib/paths.ts';
import { fingerprint } from '../../scripts/snapshot/files.ts';
import { ownDirectus } from '../lib/own-directus.ts';

let own: Awaited<ReturnType<typeof ownDirectus>>;
const folder = mkdtempSync(join(tmpdir(), 'kontor-patch-'));
beforeAll(async () => {
	own = await ownDirectus('studio_changes');
});
afterAll(async () => {
	await own?.stop();
	rmSync(folder, { recursive: true, force: true });
});

const changes = async () => (await own.call(own.admin, '/studio/changes')).data;

test('two changes made in Studio are the two files of the patch, which can be applied', async () => {
	const before = fingerprint(snapshots);
	expect(await changes()).toEqual({ files: [], patch: '' });
	// Named in one language only.
	const translations = [{ language: 'de-DE', translation: 'Kundenkarte' }];
	const field = { field: 'loyalty_card', type: 'string', meta: { interface: 'input', translations }, schema: {} };
	expect((await own.call(own.admin, '/fields/customers', 'POST', field)).status).toBe(200);
	const flow = { name: 'Nur hier', trigger: 'webhook', status: 'inactive', options: {} };
	expect((await own.call(own.admin, '/flows', 'POST', flow)).status).toBe(200);

	const { files, patch } = await changes();
	expect(files).toEqual([
		{ name: 'collections/customers.yaml', added: expect.any(Number), removed: 0 },
		{ name: 'flows/nur-hier.yaml', added: expect.any(Number), removed: 0 },
	]);
	expect(patch).toContain('+  loyalty_card:');
	expect(patch).toContain('Kundenkarte');
	cpSync(snapshots, join(folder, 'snapshots'), { recursive: true });
	const applied = spawnSync('patch', ['-p1'], { cwd: folder, input: patch, encoding: 'utf8' });
	expect(applied.status, applied.stderr + applied.stdout).toBe(0);
	expect(spawnSync('grep', ['-q', 'loyalty_card', join(folder, 'snapshots', 'collections', 'customers.yaml')]).status).toBe(0);
	expect(fingerprint(snapshots)).toBe(before);
});

test('for administrators only', async () => {
	for (const token of [own.manager, undefined]) expect((await own.call(token, '/studio/changes')).status).toBe(403);
});
