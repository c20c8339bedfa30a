/** The fields that tell rows apart, as a tree: `invoice_id.customer_id.name` leads over two relations. */
import type { SchemaOverview } from '@directus/types';

export interface Shown {
	columns: string[];
	related: Map<string, { target: string; shown: Shown }>;
}

const empty = (): Shown => ({ columns: [], related: new Map() });

/** A path that leads nowhere, or back to a table that it comes from, is left out. */
export function shownFields(collection: string, paths: readonly string[], schema: SchemaOverview): Shown {
	const shown = empty();
	for (const path of paths) add(shown, path.split('.'), [collection], schema);
	return shown;
}

function add(shown: Shown, [first, ...rest]: string[], way: string[], schema: SchemaOverview): void {
	const field = schema.collections[way.at(-1)!]!.fields[first!];
	if (!field || ['alias', 'hash'].includes(field.type) || field.special.includes('conceal')) return;
	if (rest.length === 0) {
		shown.columns.push(first!);
		return;
	}
	const target = schema.relations.find((relation) => relation.collection === way.at(-1) && relation.field === first)?.related_collection;
	if (!target || target.startsWith('directus_') || way.includes(target)) return;
	const related = shown.related.get(first!) ?? { target, shown: empty() };
	shown.related.set(first!, related);
	add(related.shown, rest, [...way, target], schema);
}
