/** Directus without Kontor's rules is no Kontor: it does not serve. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startDirectus } from '../../scripts/lib/directus.ts';
import { extensions } from '../../scripts/lib/paths.ts';
import { freePort } from '../../scripts/lib/postgres.ts';
import { inject } from '../lib/inject.ts';

test('a bundle that can not be loaded keeps the server from starting', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'kontor-bundle-'));
	try {
		for (const part of ['package.json', 'dist'])
			cpSync(join(extensions, 'kontor', part), join(folder, 'kontor', part), { recursive: true });
		writeFileSync(join(folder, 'kontor', 'dist', 'api.js'), "import 'a-module-that-is-gone';");
		const environment = { ...inject('environment'), EXTENSIONS_PATH: folder, PORT: String(await freePort()) };
		const started = await startDirectus(environment).then(
			async (directus) => {
				await directus.stop();
				return 'started';
			},
			(error: Error) => error.message,
		);
		expect(started).toBe('Directus did not start.');
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});
