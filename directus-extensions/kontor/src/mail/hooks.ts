/** The outbox is written by sending, whoever asks; templates are looked at when they are written. */

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
