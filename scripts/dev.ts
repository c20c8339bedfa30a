/** `npm run dev`: as `npm start`, and what is edited shows at once: the bundle is rebuilt and reloaded, the console hot. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { main } from './lib/fail.ts';
import { root } from './lib/paths.ts';
import { serve } from './lib/serve.ts';
import { loadSettings } from './lib/settings.ts';

await main(async () => {
	const settings = loadSettings();
	const run = (workspace: string, command: string, ...args: string[]) => {
		const child = spawn(process.execPath, [join(root, 'node_modules', ...command.split('/')), ...args], {
			cwd: join(root, workspace),
			env: { ...process.env, NODE_ENV: 'development', KONTOR_URL: settings.publicUrl },
			stdio: ['ignore', 'inherit', 'inherit'],
		});
		return async () => void child.kill();
	};
	await serve(settings, {
		environment: { EXTENSIONS_AUTO_RELOAD: 'true', LOG_LEVEL: 'info' },
		alongside: () => [
			run('directus-extensions/kontor', '@directus/extensions-sdk/cli.js', 'build', '--watch', '--no-minify'),
			run('admin', 'vite/bin/vite.js', '--port', String(settings.PORT + 1)),
		],
	});
});
