/** A connection whose queries are rewritten before they run, so that they see only the visible part of every table. */
import type { Knex } from 'knex';
import type { Sql } from './condition.js';

interface Query {
	sql: string;
	bindings: readonly Knex.RawBinding[];
}
interface Client {
	query(connection: unknown, query: Query): Promise<unknown>;
}
interface HasClient {
	client: Client;
}

export type Rewrite = (sql: string, bindings: readonly Knex.RawBinding[]) => Sql;

export function restricted(knex: Knex, rewrite: Rewrite): Knex {
	const client: Client = Object.create(knex.client, {
		query: {
			value(this: Client, connection: unknown, query: Query) {
				const { text, bindings } = rewrite(query.sql, query.bindings ?? []);
				return knex.client.query.call(this, connection, { ...query, sql: text, bindings });
			},
		},
	});
	/** Query builders and raw SQL run with the client that made them, so it is replaced in them, too. */
	const adopted = (made: unknown): unknown => {
		if (typeof made === 'object' && made !== null && (made as HasClient).client === knex.client) (made as HasClient).client = client;
		return made;
	};
	return new Proxy(knex, {
		apply: (target, _this, args) => adopted(Reflect.apply(target, undefined, args)),
		get(target, name) {
			if (name === 'client') return client;
			const value = Reflect.get(target, name, target);
			return typeof value === 'function' ? (...args: unknown[]) => adopted(Reflect.apply(value, target, args)) : value;
		},
	});
}
