/** What there is to click on in Studio while somebody shapes it at random. */
import type { Shipped } from '../../directus-extensions/kontor/src/generated/shipped.ts';

export interface Request {
	path: string;
	method: string;
	body?: unknown;
}

export interface Click {
	name: string;
	requests: Request[];
	/** After each request that was done, with its answer. */
	after?: (data: any) => void;
}

export type Rows =
	| 'policies'
	| 'roles'
	| 'flows'
	| 'operations'
	| 'dashboards'
	| 'panels'
	| 'presets'
	| 'permissions'
	| 'translations'
	| 'access';

/** What is there to click on: what Kontor ships, and what was made so far. */
export class Shaped {
	readonly tables = new Map<string, { key: string; fields: Map<string, string> }>();
	readonly rows: Record<Rows, string[]> = {
		policies: [],
		roles: [],
		flows: [],
		operations: [],
		dashboards: [],
		panels: [],
		presets: [],
		permissions: [],
		translations: [],
		access: [],
	};
	readonly shippedTables: string[];
	readonly folders: string[];
	#made = 0;

	constructor(readonly shipped: Shipped) {
		const all = Object.entries(shipped.collections).filter(([name]) => !name.startsWith('directus_'));
		this.folders = all.filter(([, { folder }]) => folder).map(([name]) => name);
		this.shippedTables = all.filter(([, { folder }]) => !folder).map(([name]) => name);
		for (const name of this.shippedTables) {
			const fields = Object.entries(shipped.collections[name]!.fields).map(([field, { type }]): [string, string] => [field, type]);
			this.tables.set(name, { key: 'uuid', fields: new Map(fields) });
		}
	}

	newName = (what: string): string => `z_${what}_${++this.#made}`;
	ownTables = (): string[] => [...this.tables.keys()].filter((name) => name.startsWith('z_'));
	isOwn = (table: string, field: string): boolean => table.startsWith('z_') || field.startsWith('z_');
}

export const get = (path: string): Request => ({ path, method: 'GET' });
export const post = (path: string, body: unknown): Request => ({ path, method: 'POST', body });
export const patch = (path: string, body: unknown): Request => ({ path, method: 'PATCH', body });
export const remove = (path: string): Request => ({ path, method: 'DELETE' });
