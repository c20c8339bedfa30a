/** What the models and addresses are made from. */
import type { SchemaOverview } from '../context.js';
import type { Allowed } from './allowed.js';
import type { Names } from './names.js';
import type { Words } from './words.js';

export interface Source {
	schema: SchemaOverview;
	allowed: Allowed;
	words: Words;
	names: ReadonlyMap<string, Names>;
	isAdmin: boolean;
}
