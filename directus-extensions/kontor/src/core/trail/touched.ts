/**
 * A write can change other rows, by triggers of the database: a payment its invoice, a line the sums of its draft. Hooks, flows and
 * sockets are told of them, too, as if they had been written. The database notes which they are: snapshots/guards/first/14-touched.sql.
 */
import getDatabase from '@directus/api/database/index';
import { useEmitter } from '@directus/api/emitter';
import { getSchema } from '@directus/api/utils/get-schema';
import type { Knex } from 'knex';
import type { Accountability, Row, SchemaOverview } from '../context.js';

export interface Touched {
	collection: string;
	action: 'create' | 'update';
	id: string;
	/** As text; null for a value that is empty. */
	values: Record<string, string | null>;
}

/** The last thing in a transaction: what waits for its end happens now. Who asks takes it: nobody else tells of it again. */
export async function touchedIn(trx: Knex): Promise<Touched[]> {
	const [, { rows }] = await trx.raw(
		"set constraints all immediate; select coalesce(current_setting('kontor.touched', true), '') as touched; select set_config('kontor.touched', '', true)",
	);
	const lines = (rows[0].touched as string).split('\n').filter((line) => line !== '');
	return lines.map((line) => JSON.parse(line) as Touched);
}

/** After the commit. `toldAlready`: `collection id`. */
export async function tellTouched(
	touched: readonly Touched[],
	accountability: Accountability | null,
	toldAlready: ReadonlySet<string> = new Set(),
): Promise<void> {
	const wanted = merged(touched).filter(({ collection, id }) => !toldAlready.has(`${collection} ${id}`));
	if (wanted.length === 0) return;
	const schema = await getSchema();
	for (const { collection, action, id, values } of wanted) {
		const payload = asWritten(values, collection, schema);
		useEmitter().emitAction(
			[`items.${action}`, `${collection}.items.${action}`],
			{ collection, payload, ...(action === 'create' ? { key: id } : { keys: [id] }) },
			{ accountability, schema, database: getDatabase() },
		);
	}
}

/** A row that several triggers have changed is told once. */
function merged(touched: readonly Touched[]): Touched[] {
	const all = new Map<string, Touched>();
	for (const one of touched) {
		const key = `${one.collection} ${one.id}`;
		const before = all.get(key);
		all.set(key, before ? { ...before, values: { ...before.values, ...one.values } } : one);
	}
	return [...all.values()];
}

/** Amounts stay text, as everywhere. */
function asWritten(values: Touched['values'], collection: string, schema: SchemaOverview): Row {
	const fields = schema.collections[collection]?.fields ?? {};
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => {
			const type = fields[name]?.type;
			if (value === null || type === undefined) return [name, value];
			if (type === 'integer' || type === 'float') return [name, Number(value)];
			if (type === 'boolean') return [name, value === 'true'];
			if (type === 'json') return [name, parsed(value)];
			if (type === 'csv') return [name, value === '' ? [] : value.split(',')];
			return [name, type === 'timestamp' ? new Date(value).toISOString() : value];
		}),
	);
}

/** A text within JSON comes without its quotes. */
function parsed(value: string): unknown {
	try {
		return JSON.parse(value);
	} catch {
		return value;
	}
}
