import type { Settings } from './settings.ts';

export const DEMO_PASSWORD = 'kontor-demo';
export const DEMO_TOKEN = 'kontor-demo-integrator';
export const DEMO_LOGINS = [
	['admin@kontor.example.com', 'Administrator'],
	['manager@kontor.example.com', 'Manager'],
	['accountant@kontor.example.com', 'Accountant'],
	['lead@kontor.example.com', 'Project lead'],
	['employee@kontor.example.com', 'Employee'],
	['sales@kontor.example.com', 'Sales'],
	['auditor@kontor.example.com', 'Auditor'],
	['manager@zweite.example.com', 'Manager of the second tenant'],
	['employee@zweite.example.com', 'Employee of the second tenant'],
] as const;

export function showWelcome(settings: Settings): void {
	const line = (label: string, value: string) => console.log(`  ${label.padEnd(14)}${value}`);
	console.log('\nKontor is ready.\n');
	line('Console', `${settings.publicUrl}/console`);
	line('Studio', `${settings.publicUrl}/admin`);
	line('API docs', `${settings.publicUrl}/api-docs`);
	if (settings.isDemo) {
		console.log(`\n  Demo logins, password "${DEMO_PASSWORD}" (they work only on this machine):`);
		for (const [email, role] of DEMO_LOGINS) console.log(`    ${email.padEnd(32)}${role}`);
		console.log(`    ${`token ${DEMO_TOKEN}`.padEnd(32)} Integrator (Authorization: Bearer …)`);
	}
	console.log('\n  Ctrl-C stops it.\n');
}
