/** Reading rows as the caller: what they may not see is not there. */
import type { ItemsService } from '@directus/api/services/items';
import type { Query } from '@directus/types';
import type { Context, Row } from '../core/context.js';

export type ItemsServiceClass = typeof ItemsService;
export type Reader = (collection: string, query: Query) => Promise<Row[]>;

export const createReader =
	(context: Context, Items: ItemsServiceClass): Reader =>
	(collection, query) =>
		new Items(collection, { knex: context.database, schema: context.schema, accountability: context.accountability }).readByQuery(
			query,
		) as Promise<Row[]>;
