import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npm run dev` in this folder shows changes at once; it talks to the Kontor that runs on this address. */
const backend = process.env.KONTOR_URL ?? 'http://localhost:8055';

export default defineConfig({
	base: '/console/',
	plugins: [react()],
	build: { target: 'es2022', reportCompressedSize: true },
	server: {
		proxy: Object.fromEntries(['/simple-rest', '/auth', '/users', '/permissions', '/assets', '/admin'].map((path) => [path, backend])),
	},
});
