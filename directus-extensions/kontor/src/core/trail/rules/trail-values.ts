/** The values that an entry of the trail holds, as far as its reader may see them in the row. */
import type { Query } from '@directus/types';
import type { Sight } from './trail-rights.js';

type Row = Record<string, unknown>;

/** Columns that hold values of rows. */
const VALUES = ['data', 'delta', 'before'];
const isAboutValues = (text: string): boolean => /(^|[.(\s])(data|delta|before)($|[).,\s])/.test(text);

/** Filtering or sorting by values would reveal them, and so would a function of them; under an alias they would not be recognized. */
export function refuseBlindQuestions(query: Query): string | null {
	const { filter, sort, group, aggregate, fields, alias, deep } = query;
	const asked = [filter, deep].flatMap(keysOf);
	const named = [sort, group, Object.values(aggregate ?? {})].flat(3) as (string | undefined)[];
	const functions = (fields ?? []).filter((field) => field.includes('('));
	if ([...asked, ...named, ...functions].some((text) => text !== undefined && isAboutValues(text)))
		return 'the trail is not searched, sorted or counted by the values it holds';
	if (asked.includes('parent.') || named.some((name) => name?.replace(/^-/, '').startsWith('parent.')))
		return 'the trail is not searched by the entry that another one belongs to';
	const aliases = [...Object.values(alias ?? {}), ...aliasesIn(deep)];
	if (aliases.some((field) => [...VALUES, 'revisions', 'activity', 'parent', 'collection'].includes(field)))
		return 'the values of the trail have no other names';
	return null;
}

/** The names in a filter; one that leads on to another row ends with a dot. */
function keysOf(part: unknown): string[] {
	if (Array.isArray(part)) return part.flatMap(keysOf);
	if (!part || typeof part !== 'object') return [];
	return Object.entries(part).flatMap(([key, value]) => {
		const leadsOn = value !== null && typeof value === 'object' && Object.keys(value).some((inner) => !inner.startsWith('_'));
		return [key, ...(leadsOn ? [`${key}.`] : []), ...keysOf(value)];
	});
}

function aliasesIn(part: unknown): string[] {
	if (!part || typeof part !== 'object') return [];
	return Object.entries(part).flatMap(([key, value]) =>
		key === '_alias' ? Object.values((value ?? {}) as Record<string, string>) : aliasesIn(value),
	);
}

/** Adds the collection to the fields that are asked for: which values may be seen depends on it. */
export function withCollections(fields: readonly string[]): string[] {
	const added = fields.flatMap((field) => {
		const path = field.split('.');
		return VALUES.includes(path.at(-1)!) ? [[...path.slice(0, -1), 'collection'].join('.')] : [];
	});
	return [...new Set([...fields, ...added])];
}

/** For an entry and the entries below it. */
export function withoutSecrets(record: Row, sights: ReadonlyMap<string, Sight>): Row {
	const sight = sights.get(record.collection as string);
	const result: Row = { ...record };
	for (const name of VALUES) if (result[name]) result[name] = sight ? visibleOf(result[name], sight) : null;
	// It may be about another row.
	if (isObject(result.parent)) result.parent = result.parent.id ?? null;
	if (isObject(result.activity)) result.activity = withoutSecrets(result.activity, sights);
	if (Array.isArray(result.revisions))
		result.revisions = result.revisions.map((revision) => (isObject(revision) ? withoutSecrets(revision, sights) : revision));
	return result;
}

const isObject = (value: unknown): value is Row => typeof value === 'object' && value !== null;

function visibleOf(values: unknown, { fields }: Sight): unknown {
	if (fields === null) return values;
	const row: unknown = typeof values === 'string' ? JSON.parse(values) : values;
	return isObject(row) ? Object.fromEntries(Object.entries(row).filter(([name]) => fields.has(name))) : null;
}
