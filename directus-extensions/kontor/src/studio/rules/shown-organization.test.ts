import { expect, test } from 'vitest';
import { withOrganization } from './shown-organization.js';

test('the organization is shown, other hidden fields are not', () => {
	const fields = [
		{ field: 'organization_id', meta: { hidden: true, readonly: true } },
		{ field: 'id', meta: { hidden: true } },
		{ field: 'raw', meta: null },
	];
	expect(withOrganization(fields)).toEqual([{ field: 'organization_id', meta: { hidden: false, readonly: true } }, fields[1], fields[2]]);
	expect(withOrganization(fields[0])).toMatchObject({ meta: { hidden: false } });
});
