/** Why the content of a file is not accepted. */
import { HARMS, kontorError } from '../errors.js';
import { ALLOWED } from '../rules/file-kinds.js';

export type Harm = keyof typeof HARMS;

export const harmful = (harm: Harm): Error => kontorError('FILE_HARMFUL', { reason: HARMS[harm], harm });

export const notAllowed = (de: string, en = de): Error => kontorError('FILE_TYPE_NOT_ALLOWED', { found: { de, en }, allowed: ALLOWED });
