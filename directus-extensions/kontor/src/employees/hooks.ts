/** An employee and their account are made, changed and locked out together. */

import { fromEvent, type Row } from '../core/context.js';
import type { Register, Server } from '../core/define-module.js';
import { changesRights, cutOff } from '../core/sockets.js';
import { assertMayChange, createAccountFor } from './accounts.js';

export function hooks({ filter, action }: Register, { services }: Server): void {
	filter('employees.items.create', (payload, _meta, event) => createAccountFor(payload as Row, fromEvent(event), services.UsersService));
	filter('employees.items.update', async (payload, { keys }, event) => {
		await assertMayChange(keys, payload as Row, fromEvent(event));
		return payload;
	});
	action('employees.items.update', async ({ payload, keys }) => {
		if (changesRights(payload)) await cutOff(keys);
	});
}
