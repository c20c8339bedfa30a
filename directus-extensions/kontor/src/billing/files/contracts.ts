/** What the verbs of an invoice's files take. */
import { z } from 'zod';
import { uuid } from '../../core/fields.js';

export const documentOf = z.strictObject({ id: uuid });
export const xmlInput = z.strictObject({
	id: uuid,
	syntax: z.enum(['cii', 'ubl']).optional(),
	profile: z.enum(['en16931', 'xrechnung']).optional(),
});
