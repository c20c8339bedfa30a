/** The modules of the running Directus must be the ones that are loaded already, never a bundled second copy. */
export default {
	plugins: [
		{
			name: 'directus-api-is-external',
			resolveId: (id) => (id.startsWith('@directus/api/') ? { id, external: true } : null),
		},
	],
};
