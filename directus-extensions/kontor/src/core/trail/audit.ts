/**
 * Notes what a verb did in Directus' own trail (who, when, from where, which values), and emits the event.
 * What changes by itself with it (a state, what is paid, what is billed) the database notes: snapshots/guards/first/11-trail.sql.
 */
import type { Knex } from 'knex';
import type { Accountability, Row } from '../context.js';
import type { VerbContext } from '../verbs/verb.js';

export interface Change {
	collection: string;
	id: string;
	/** The row as it is now, and the values that the verb has changed. */
	row: Row;
	delta: Row;
	isNew?: boolean;
}

/** Tells the database who the caller of this transaction is, so that its triggers note changes in their name. */
export async function signTransaction(database: Knex, { user, ip, userAgent, origin }: Accountability): Promise<void> {
	const actor = JSON.stringify({ user, ip, user_agent: userAgent, origin });
	await database.raw("select set_config('kontor.actor', ?, true)", [actor]);
}

export const noteChange = (context: VerbContext, change: Change): Promise<void> => noteChanges(context, [change]);

/** Many at once, in two statements for every hundred. */
export async function noteChanges(context: VerbContext, changes: readonly Change[]): Promise<void> {
	for (let from = 0; from < changes.length; from += 100) await note(context, changes.slice(from, from + 100));
}

async function note(context: VerbContext, changes: readonly Change[]): Promise<void> {
	const { accountability, database } = context;
	const activities = await database('directus_activity')
		.insert(
			changes.map(({ collection, id, isNew }) => ({
				action: isNew ? 'create' : 'update',
				user: accountability.user,
				collection,
				item: id,
				ip: accountability.ip,
				user_agent: accountability.userAgent,
				origin: accountability.origin,
			})),
		)
		.returning(['id', 'collection', 'item']);
	const activityOf = new Map(activities.map(({ id, collection, item }) => [`${collection} ${item}`, id]));
	await database('directus_revisions').insert(
		changes.map(({ collection, id, row, delta }) => ({
			activity: activityOf.get(`${collection} ${id}`),
			collection,
			item: id,
			data: JSON.stringify(row),
			delta: JSON.stringify(delta),
		})),
	);
	tellChanges(context, changes);
}

type Told = Omit<Change, 'row'>;

/** For a change of state, which the database has noted already: emits only the event. */
export const tellChange = (context: VerbContext, change: Told): void => tellChanges(context, [change]);

export function tellChanges({ accountability, schema, emitter, afterCommit }: VerbContext, changes: readonly Told[]): void {
	afterCommit(() => {
		for (const { collection, id, delta, isNew } of changes) {
			const action = isNew ? 'create' : 'update';
			emitter.emitAction(
				[`items.${action}`, `${collection}.items.${action}`],
				{ collection, payload: delta, ...(isNew ? { key: id } : { keys: [id] }) },
				{ accountability, schema, database: null },
			);
		}
	});
}
