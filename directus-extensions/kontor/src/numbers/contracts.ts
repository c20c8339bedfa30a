/** What the verbs of number sequences take. */
import { z } from 'zod';
import { text, uuid } from '../core/fields.js';

/** The reason stays in the trail. */
export const confirmClockInput = z.strictObject({ id: uuid, reason: text(2000).trim().min(1) });
