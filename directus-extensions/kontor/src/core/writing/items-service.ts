/** What is used of Directus' service of a collection when rows are written. */
import type { Knex } from 'knex';
import type { Accountability, SchemaOverview } from '../context.js';

/** Where rows go, and on whose behalf. */
export interface Target {
	collection: string;
	schema: SchemaOverview;
	accountability: Accountability | null;
	nested: string[];
}

/** Directus' service of a collection. */
export interface Items extends Target {
	knex: Knex;
	cache: { clear(): Promise<void> } | null;
	fork(options: { knex: Knex }): Items;
	createMutationTracker(): { trackMutations(count: number): void };
}

interface Event {
	event: string[];
	meta: object;
	context: object;
}

export interface Options {
	mutationTracker?: { trackMutations(count: number): void };
	bypassLimits?: boolean;
	emitEvents?: boolean;
	preMutationError?: Error;
	overwriteDefaults?: unknown;
	skipTracking?: boolean;
	autoPurgeCache?: boolean;
	onRevisionCreate?(revision: number): void;
	onItemCreate?(collection: string, key: string): void;
	bypassEmitAction?(event: Event): void;
}
