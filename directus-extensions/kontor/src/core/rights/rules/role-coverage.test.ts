import { expect, test } from 'vitest';
import { covers, type Permission, type Rights } from './role-coverage.ts';

const TENANT = { organization_id: { _eq: '$CURRENT_USER.organization_id' } };
const may = (action: string, permissions: unknown = TENANT, fields: string[] | null = ['*']): Permission => ({
	collection: 'invoices',
	action,
	permissions,
	fields,
});
const rights = (...permissions: Permission[]): Rights => ({ isAdmin: false, permissions });
const ADMIN: Rights = { isAdmin: true, permissions: [] };

test('an administrator covers everybody, nobody else covers an administrator', () => {
	expect(covers(ADMIN, ADMIN)).toBe(true);
	expect(covers(ADMIN, rights(may('delete')))).toBe(true);
	expect(covers(rights(may('read')), ADMIN)).toBe(false);
});

test('rights are covered where collection and action are there', () => {
	expect(covers(rights(may('read'), may('update')), rights(may('read')))).toBe(true);
	expect(covers(rights(may('read')), rights(may('read'), may('update')))).toBe(false);
	expect(covers(rights(may('read')), rights())).toBe(true);
});

test('rows of every tenant are not covered by rows of the own one', () => {
	expect(covers(rights(may('read', TENANT)), rights(may('read', null)))).toBe(false);
	expect(covers(rights(may('read', TENANT)), rights(may('read', { status: { _eq: 'x' } })))).toBe(false);
	expect(covers(rights(may('read', null)), rights(may('read', TENANT)))).toBe(true);
});

test('more columns are not covered by fewer', () => {
	expect(covers(rights(may('read', TENANT, ['id'])), rights(may('read', TENANT, ['id', 'total'])))).toBe(false);
	expect(covers(rights(may('read', TENANT, ['id'])), rights(may('read', TENANT, ['*'])))).toBe(false);
	expect(covers(rights(may('read', TENANT, ['*'])), rights(may('read', TENANT, ['id'])))).toBe(true);
});
