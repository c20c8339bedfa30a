/** What the verbs of dunning take and answer. */
import { z } from 'zod';
import { moment, rowOf, uuid } from '../core/fields.js';

export const proposeInput = z.strictObject({ customer_id: uuid.optional() });
export const proposeAnswer = z.array(rowOf('dunning_notices'));
export const noticeId = z.strictObject({ id: uuid });
export const markSentInput = z.strictObject({ id: uuid, sent_at: moment.optional() });
