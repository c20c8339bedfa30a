/** `embed=["project_id"]` puts the related row beside the key, as `project`: the key stays, for forms and links. */
import type { Context, Row } from '../core/context.js';
import type { Reader } from './reader.js';

export const embeddedName = (field: string): string => field.replace(/_id$/, '');

export async function embedRelated(collection: string, rows: Row[], fields: string[], { schema }: Context, read: Reader): Promise<void> {
	await Promise.all(
		fields.map(async (field) => {
			const relation = schema.relations.find((one) => one.collection === collection && one.field === field);
			const target = relation?.related_collection;
			if (!target) return;
			const keys = [...new Set(rows.map((row) => row[field]).filter((key) => key !== null && key !== undefined))];
			if (keys.length === 0) return;
			const related = await read(target, {
				fields: ['*'],
				filter: { [schema.collections[target]!.primary]: { _in: keys } } as never,
				limit: keys.length,
			});
			const byKey = new Map(related.map((row) => [row[schema.collections[target]!.primary], row]));
			for (const row of rows) row[embeddedName(field)] = byKey.get(row[field]) ?? null;
		}),
	);
}
