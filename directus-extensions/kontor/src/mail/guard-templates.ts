/** A template with a mistake is refused when it is saved, not when the first mail is sent. */
import type { Row } from '../core/context.js';
import { kontorError, SUBJECT_HAS_ONE_LINE } from './errors.js';
import { PLACEHOLDERS, unknownPlaceholders } from './rules/placeholders.js';

export function checkTemplate(payload: Row): void {
	for (const field of ['subject', 'body'] as const) {
		const unknown = unknownPlaceholders(String(payload[field] ?? ''));
		if (unknown.length > 0)
			throw kontorError('PLACEHOLDER_UNKNOWN', {
				collection: 'mail_templates',
				field,
				unknown: unknown.map((name) => `{{${name}}}`).join(', '),
				known: PLACEHOLDERS.map((name) => `{{${name}}}`).join(', '),
			});
	}
	if (/[\r\n\u0085\u2028\u2029]/.test(String(payload.subject ?? '')))
		throw kontorError('INVALID_REQUEST', { reason: SUBJECT_HAS_ONE_LINE, collection: 'mail_templates', field: 'subject' });
}
