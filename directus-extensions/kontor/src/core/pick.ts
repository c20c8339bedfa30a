import type { Row } from './context.js';

/** These columns of a row; empty where it has none. */
export const pick = (row: object, keys: readonly string[]): Row => Object.fromEntries(keys.map((key) => [key, (row as Row)[key] ?? null]));
