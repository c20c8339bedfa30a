/** The outbox is written only by sending a mail; templates are checked when they are saved. */

import type { Row } from '../core/context.js';
import type { Register } from '../core/define-module.js';
import { kontorError } from './errors.js';
import { checkTemplate } from './guard-templates.js';

export function hooks({ filter }: Register): void {
	for (const action of ['create', 'update'])
		filter(`mails.items.${action}`, () => {
			throw kontorError('OUTBOX_IS_GIVEN', { collection: 'mails' });
		});
	for (const action of ['create', 'update'])
		filter(`mail_templates.items.${action}`, (payload) => {
			checkTemplate(payload as Row);
			return payload;
		});
}
