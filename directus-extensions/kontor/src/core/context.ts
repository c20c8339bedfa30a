import type { Accountability, EventContext, SchemaOverview } from '@directus/types';
import type { Knex } from 'knex';

export type { Accountability, SchemaOverview };
export type Row = Record<string, unknown>;

/** What every use case works with: the caller, the connection (a transaction where there is one) and the schema. */
export interface Context {
	accountability: Accountability | null;
	database: Knex;
	schema: SchemaOverview;
}

export const fromEvent = ({ accountability, database, schema }: EventContext): Context => ({
	accountability,
	database: database as Knex,
	schema: schema!,
});

/** Administrators and the server itself are bound by the database's guards only. */
export const isPrivileged = (accountability: Accountability | null): boolean => accountability === null || accountability.admin === true;
