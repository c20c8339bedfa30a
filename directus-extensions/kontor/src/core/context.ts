import type { Accountability, EventContext, SchemaOverview } from '@directus/types';
import type { Knex } from 'knex';

export type { Accountability, SchemaOverview };
export type Row = Record<string, unknown>;

/** What every use case works with: the caller, the connection (a transaction where there is one) and the schema. */
export interface Context {
	accountability: Accountability | null;
	database: Knex;
	schema: SchemaOverview;
	/** What has been looked up for rows that are written together (write-together.ts). */
	together?: Map<string, unknown> | undefined;
}

export const fromEvent = ({ accountability, database, schema, together }: EventContext & Pick<Context, 'together'>): Context => ({
	accountability,
	database: database as Knex,
	schema: schema!,
	together,
});

/** Asks a question once for many rows that are written together. Safe, because nothing is written between their filters. */
export async function once<T>({ together }: Pick<Context, 'together'>, question: string, ask: () => Promise<T>): Promise<T> {
	if (!together) return ask();
	if (!together.has(question)) together.set(question, await ask());
	return together.get(question) as T;
}

/** Administrators and the server itself are bound by the database's guards only. */
export const isPrivileged = (accountability: Accountability | null): boolean => accountability === null || accountability.admin === true;
