import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** What the bundle takes from where it runs: never a second copy of Directus' own modules; and libraries that read files beside themselves. */
const EXTERNAL = /^(@directus\/api\/|(@directus\/(env|system-data)|argon2|pg-boss|pdfkit|fontkit|imapflow|mailparser)$|nodemailer\/)/;

const here = fileURLToPath(new URL('.', import.meta.url));

export default {
	plugins: [
		{
			name: 'kontor-externals',
			resolveId: (id) => (EXTERNAL.test(id) ? { id, external: true } : null),
		},
		{
			// What draws PDFs runs in threads of its own, which begin with a file of their own.
			name: 'kontor-pdf-worker',
			writeBundle: ({ file }) =>
				file.endsWith('api.js') &&
				build({
					entryPoints: [join(here, 'src', 'printing', 'threads', 'worker.ts')],
					outfile: join(here, 'dist', 'pdf-worker.js'),
					bundle: true,
					platform: 'node',
					format: 'esm',
					target: 'node22',
					external: ['pdfkit', 'fontkit'],
					logLevel: 'error',
				}),
		},
	],
};
