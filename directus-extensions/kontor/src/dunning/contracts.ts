/** What the verbs of dunning take. */
import { z } from 'zod';
import { moment, uuid } from '../core/fields.js';

export const proposeInput = z.strictObject({ customer_id: uuid.optional() });
export const noticeId = z.strictObject({ id: uuid });
export const markSentInput = z.strictObject({ id: uuid, sent_at: moment.optional() });
