/** Where a search of a table looks: its own columns, and the names of what its rows point at. */
import type { FieldOverview, SchemaOverview } from '@directus/types';
import type { Searched } from '../../core/define-module.js';

export interface Places {
	collection: string;
	primary: string;
	texts: string[];
	numbers: string[];
	uuids: string[];
	phones: string[];
	amounts: string[];
	/** By the column that points. */
	related: Map<string, Places>;
}

const NUMBERS = ['integer', 'bigInteger', 'float', 'decimal'];
const TEXTS = ['string', 'text'];

/** Columns that Directus' own search would look at: Studio's switch "searchable" decides. */
export function placesOf(collection: string, searched: Searched, schema: SchemaOverview): Places {
	const all = Object.values(schema.collections[collection]!.fields);
	const names = (types: string[]) => all.filter((field) => types.includes(field.type) && isSearchable(field)).map(({ field }) => field);
	const there = (columns: readonly string[] = []) => columns.filter((column) => column in schema.collections[collection]!.fields);
	const places: Places = {
		...nothingOf(collection, schema),
		texts: names(TEXTS),
		numbers: names(NUMBERS),
		uuids: names(['uuid']),
		phones: there(searched.phones),
		amounts: there(searched.amounts),
	};
	for (const path of searched.names ?? []) addName(places, path.split('.'), schema);
	return places;
}

const isSearchable = ({ searchable, special }: FieldOverview): boolean => searchable !== false && !special.includes('conceal');

const nothingOf = (collection: string, schema: SchemaOverview): Places => ({
	collection,
	primary: schema.collections[collection]!.primary,
	texts: [],
	numbers: [],
	uuids: [],
	phones: [],
	amounts: [],
	related: new Map(),
});

function addName(places: Places, [first, ...rest]: string[], schema: SchemaOverview): void {
	if (first === undefined || !(first in schema.collections[places.collection]!.fields)) return;
	if (rest.length === 0) {
		places.texts.push(first);
		return;
	}
	const target = schema.relations.find(({ collection, field }) => collection === places.collection && field === first)?.related_collection;
	if (!target || !schema.collections[target]) return;
	const related = places.related.get(first) ?? nothingOf(target, schema);
	places.related.set(first, related);
	addName(related, rest, schema);
}
