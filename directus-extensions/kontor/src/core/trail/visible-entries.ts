/** Reading the trail: nobody learns from it what they may not read in the rows themselves. */
import type { Query } from '@directus/types';
import { type Context, isPrivileged, type Row } from '../context.js';
import { kontorError } from '../errors/errors.js';
import { about } from '../modules.js';
import { readPermissionsOf } from '../rights/read-rights.js';
import { entriesOf, type Right, type Sight, sightOf } from './rules/trail-rights.js';
import { refuseBlindQuestions, withCollections, withoutSecrets } from './rules/trail-values.js';

export const ACTIVITY = 'directus_activity';
const REVISIONS = 'directus_revisions';

interface Seen {
	sights: ReadonlyMap<string, Sight>;
	reader: { user: string; organization: string };
}

/** Null: no limit beyond the permission. The server and administrators see everything, others only what they did themselves. */
async function seenBy(context: Context): Promise<Seen | null> {
	const { accountability, database } = context;
	if (isPrivileged(accountability) || !accountability?.user) return null;
	const rights = await rightsOf(context);
	const ownDeeds = JSON.stringify({ user: { _eq: accountability.user } });
	if (!rights.has(REVISIONS) && (rights.get(ACTIVITY) ?? []).every(({ filter }) => JSON.stringify(filter) === ownDeeds)) return null;
	const account = await database('directus_users').select('organization_id').where({ id: accountability.user }).first();
	const reader = { user: accountability.user, organization: account?.organization_id as string };
	const sights = new Map<string, Sight>();
	for (const [collection, of] of rights) {
		const sight = sightOf(collection, about(collection).owner, of, reader);
		if (sight) sights.set(collection, sight);
	}
	return { sights, reader };
}

async function rightsOf(context: Context): Promise<Map<string, Right[]>> {
	const rights = new Map<string, Right[]>();
	for (const { collection, permissions: filter, fields } of await readPermissionsOf(context)) {
		const right: Right = { filter: filter ?? null, fields: fields?.includes('*') ? null : new Set(fields ?? []) };
		rights.set(collection, [...(rights.get(collection) ?? []), right]);
	}
	return rights;
}

export async function onlyVisibleEntries(query: Query, collection: string, context: Context): Promise<Query> {
	const seen = await seenBy(context);
	if (!seen) return query;
	const problem = refuseBlindQuestions(query);
	if (problem) throw kontorError('INVALID_REQUEST', { reason: problem });
	const { sights, reader } = seen;
	const visible = collection === ACTIVITY ? entriesOf(sights, reader) : entriesOf(sights, reader, (condition) => ({ activity: condition }));
	const filter = (query.filter ? { _and: [query.filter, visible] } : visible) as Query['filter'] & object;
	return { ...query, ...(query.fields ? { fields: withCollections(query.fields) } : {}), filter };
}

export async function onlyVisibleValues(records: Row[], context: Context): Promise<Row[]> {
	const seen = await seenBy(context);
	return seen ? records.map((record) => withoutSecrets(record, seen.sights)) : records;
}
