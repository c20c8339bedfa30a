/** The ids of the policies by their names, for the code that asks whether somebody has one. */
import type { PolicyFile } from './access-files.ts';

export const generatePolicies = (policies: PolicyFile[]): string =>
	`/** Made from snapshots/policies by \`npm run snapshot\`: do not edit. */

export const POLICIES = {
${policies
	.filter(({ admin_access }) => !admin_access)
	.map(({ name, id }) => `\t${/^\w+$/.test(name) ? name : `'${name}'`}: '${id}',`)
	.join('\n')}
} as const;

export type Policy = keyof typeof POLICIES;
`;
