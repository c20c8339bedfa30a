import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npm run dev` in this folder shows changes at once; it talks to the Kontor that runs on this address. */
const backend = process.env.KONTOR_URL ?? 'http://localhost:8055';

const BASE = '/console/';
/** Whatever is not the console is the backend's: a verb at a new address needs nothing here. */
const ELSEWHERE = `^(?!${BASE})`;

export default defineConfig({
	base: BASE,
	plugins: [react()],
	build: {
		target: 'es2022',
		chunkSizeWarningLimit: 800,
		rolldownOptions: {
			// Of the bundle's contracts only what is used comes along: not zod for the sake of a rule.
			treeshake: { moduleSideEffects: [{ test: /directus-extensions\/kontor\/src/, sideEffects: false }] },
			output: {
				// What pages have in common comes in a few files, each with what it needs: many small ones make a slow start.
				codeSplitting: {
					groups: [
						{
							name: 'app',
							test: /admin\/src\/(main|app\/|layout\/|theme\/|data-provider\/|i18n\/(index|format)|auth\/(session|use-))/,
							priority: 4,
						},
						{ name: 'list', test: /admin\/src\/components\/(ResourceList|Column|filters|PeriodFilter)\./, priority: 3 },
						{ name: 'record', test: /admin\/src\/components\/(RecordPage|RelatedTable|Detail)\./, priority: 2 },
						{ name: 'form', test: /admin\/src\/components\/(form|inputs)\./, priority: 1 },
					],
				},
			},
		},
	},
	server: {
		// With the host as the browser knows it: the backend refuses pages of other sites.
		proxy: { [ELSEWHERE]: { target: backend, changeOrigin: false } },
	},
});
