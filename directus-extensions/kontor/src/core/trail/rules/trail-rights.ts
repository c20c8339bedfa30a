/**
 * What somebody sees of the trail follows from the rows that they see. If they see all rows of a collection, they see all its
 * entries; if they see a part, the entries of rows that are their own or not private; otherwise none. Within an entry they see only
 * fields that they may read.
 */
import type { Filter } from '@directus/types';

/** Whose rows of their own organization somebody sees; `fields`: null is every one. */
export interface Sight {
	rows: 'all' | 'open or own' | 'own';
	fields: ReadonlySet<string> | null;
}

export interface Right {
	filter: Filter | null;
	fields: ReadonlySet<string> | null;
}

interface Reader {
	user: string;
	organization: string;
}

type Condition = Record<string, unknown>;

/** `owner`: where some rows are not for everybody, the column that says whose they are. As `ensure_private` says in snapshots/guards. */
export function sightOf(collection: string, owner: string | undefined, rights: readonly Right[], reader: Reader): Sight | null {
	const sights = rights.flatMap(({ filter, fields }): Sight[] => {
		const rows = rowsOf(collection, owner, filter, reader);
		return rows ? [{ rows, fields }] : [];
	});
	const rows = (['all', 'open or own', 'own'] as const).find((one) => sights.some((sight) => sight.rows === one));
	if (!rows) return null;
	// A field that is readable in some rows only does not count as readable in all.
	const counting = sights.filter((sight) => sight.rows === rows);
	const isWhole = counting.some(({ fields }) => fields === null);
	return { rows, fields: isWhole ? null : new Set(counting.flatMap(({ fields }) => [...fields!])) };
}

function rowsOf(
	collection: string,
	owner: string | undefined,
	filter: Filter | null,
	{ user, organization }: Reader,
): Sight['rows'] | null {
	const isWide = (condition: Condition): boolean =>
		[
			{ [collection === 'organizations' ? 'id' : 'organization_id']: { _eq: organization } },
			{ organization_id: { _nnull: true } },
			// A permission that hides the trash still shows what happened to the rows in it.
			{ deleted_at: { _null: true } },
		].some((wide) => isSame(wide, condition));
	const narrow = conditionsOf(filter).filter((condition) => !isWide(condition));
	if (narrow.length === 0) return 'all';
	if (!owner || narrow.length > 1) return null;
	const alternatives = (narrow[0]!._or as Condition[] | undefined) ?? narrow;
	if (!alternatives.some((condition) => isSame(condition, { [owner]: { _eq: user } }))) return null;
	return alternatives.some((condition) => isSame(condition, { is_confidential: { _eq: false } })) ? 'open or own' : 'own';
}

const conditionsOf = (filter: unknown): Condition[] => {
	const conditions = (filter as { _and?: unknown[] } | null)?._and;
	if (Array.isArray(conditions)) return conditions.flatMap(conditionsOf);
	return filter && Object.keys(filter).length > 0 ? [filter as Condition] : [];
};

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The entries that somebody sees: as a filter of directus_activity, or by `of` of what points at it (below a relation Directus takes no _or). */
export function entriesOf(
	sights: ReadonlyMap<string, Sight>,
	{ user }: Reader,
	of: (condition: Condition) => Condition = (condition) => condition,
): Filter {
	const all = [...sights].filter(([, { rows }]) => rows === 'all').map(([collection]) => collection);
	const parts = [...sights]
		.filter(([, { rows }]) => rows !== 'all')
		.map(([collection, { rows }]) => ({
			_and: [
				of({ collection: { _eq: collection } }),
				{ _or: [of({ private_to: { _eq: user } }), ...(rows === 'open or own' ? [of({ is_private: { _eq: false } })] : [])] },
			],
		}));
	return { _or: [of({ collection: { _in: all } }), ...parts] } as Filter;
}
