import { expect, it } from 'vitest';
import { merged } from './merged';

it('says what is its own over what is given, at any depth, and leaves both as they are', () => {
	const names = { name: 'Mail', fields: { cc: 'Copy', body: 'Text' }, choices: { status: { sent: 'Sent', held: 'Held' } } };
	const own = { empty: 'None', fields: { cc: 'Copy to' }, choices: { status: { held: 'In the outbox' } } };
	expect(merged(names, own)).toEqual({
		name: 'Mail',
		empty: 'None',
		fields: { cc: 'Copy to', body: 'Text' },
		choices: { status: { sent: 'Sent', held: 'In the outbox' } },
	});
	expect(names.fields.cc).toBe('Copy');
});
