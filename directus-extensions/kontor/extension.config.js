/** What the bundle takes from where it runs: never a second copy of Directus' own modules; and libraries that read files beside themselves. */
const EXTERNAL = /^(@directus\/api\/|(@directus\/(env|system-data)|pg-boss|pdfkit|fontkit|imapflow|mailparser)$|nodemailer\/)/;

export default {
	plugins: [
		{
			name: 'kontor-externals',
			resolveId: (id) => (EXTERNAL.test(id) ? { id, external: true } : null),
		},
	],
};
