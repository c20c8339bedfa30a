import { expect, test } from 'vitest';
import { withRolesAtPolicies } from './access-files.ts';

const files = {
	scopes: {},
	policies: [
		{ id: '1', name: 'time.read', roles: ['Auditor'] },
		{ id: '2', name: 'time.write' },
	],
	roles: [
		{ id: 'a', name: 'Auditor' },
		{ id: 'b', name: 'Own', policies: ['time.read', 'time.write'] },
	],
};

test('a role that names its policies, as earlier versions saved it, keeps them', () => {
	const { policies, roles } = withRolesAtPolicies(files);
	expect(policies.map(({ name, roles }) => [name, roles])).toEqual([
		['time.read', ['Auditor', 'Own']],
		['time.write', ['Own']],
	]);
	expect(roles).toEqual([
		{ id: 'a', name: 'Auditor' },
		{ id: 'b', name: 'Own' },
	]);
});

test('a policy that is not there is told with advice', () => {
	const wrong = { ...files, roles: [{ id: 'b', name: 'Own', policies: ['time.raed'] }] };
	expect(() => withRolesAtPolicies(wrong)).toThrow('time.raed');
});
