import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		projects: [
			{
				test: {
					name: 'unit',
					include: ['directus-extensions/*/src/**/*.test.ts', 'seed/**/*.test.ts', 'scripts/**/*.test.ts', 'admin/src/**/*.test.{ts,tsx}'],
					// Properties are tried on hundreds of documents.
					testTimeout: 60_000,
				},
			},
			{
				// Everything that needs a running Kontor shares one, and one file after the other has it to itself.
				test: {
					name: 'server',
					include: ['tests/**/*.test.ts'],
					exclude: ['tests/start/**'],
					globalSetup: ['tests/lib/server.ts'],
					fileParallelism: false,
					maxConcurrency: 6,
					testTimeout: 60_000,
					hookTimeout: 120_000,
					// A machine may be slow.
					expect: { poll: { timeout: 15_000 } },
				},
			},
			{
				// These start, kill and restart a Kontor of their own.
				test: {
					name: 'start',
					include: ['tests/start/**/*.test.ts'],
					fileParallelism: false,
					testTimeout: 180_000,
					hookTimeout: 180_000,
				},
			},
		],
	},
});
