import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/lib/longest-first.ts';

/** So many files with a Kontor of their own run at the same time: one more than cores, as some wait, and not many, as each takes a gigabyte. */
const SERVERS = Number(process.env.KONTOR_TEST_SERVERS) || Math.min(availableParallelism() + 1, 4);

export default defineConfig({
	test: {
		sequence: { sequencer: LongestFirst },
		projects: [
			{
				test: {
					name: 'unit',
					include: ['directus-extensions/*/src/**/*.test.ts', 'seed/**/*.test.ts', 'scripts/**/*.test.ts', 'admin/src/**/*.test.{ts,tsx}'],
					// What they test is pure: a worker need not begin anew for each file.
					isolate: false,
					// Properties are tried on hundreds of documents.
					testTimeout: 60_000,
				},
			},
			{
				// Whatever needs a running Kontor has one to itself, file after file.
				test: {
					name: 'server',
					include: ['tests/**/*.test.ts'],
					exclude: ['tests/start/**'],
					globalSetup: ['tests/lib/build.ts', 'tests/lib/server.ts'],
					maxWorkers: SERVERS,
					sequence: { groupOrder: 1 },
					maxConcurrency: 6,
					// A machine may be slow, and busy with the other files.
					testTimeout: 180_000,
					hookTimeout: 300_000,
					expect: { poll: { timeout: 30_000 } },
				},
			},
			{
				// These start, kill and restart a Kontor of their own.
				test: {
					name: 'start',
					include: ['tests/start/**/*.test.ts'],
					globalSetup: ['tests/lib/build.ts'],
					maxWorkers: SERVERS,
					sequence: { groupOrder: 1 },
					testTimeout: 300_000,
					hookTimeout: 300_000,
				},
			},
		],
	},
});
