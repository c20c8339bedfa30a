/** Answers queries in plain JavaScript, from the rows and fields that a person may see: slowly, and independently of the server. */
import type { Row } from '../lib/database.ts';
import type { Collection, Hop, Model, Permission } from './model.ts';

/** A row as it is seen (what is not seen is null), and as it is. */
export interface Seen {
	row: Row;
	raw: Row;
}
type Joins = Map<string, Seen | null>;

export const isOperator = (key: string) => key.startsWith('_') && !['_and', '_or', '_some', '_none'].includes(key);

export class Oracle {
	readonly #seen = new Map<string, Seen[]>();
	readonly #children = new Map<string, Map<unknown, Seen[]>>();
	readonly #byId = new Map<string, Map<unknown, Seen>>();

	constructor(
		readonly model: Model,
		readonly permissions: Permission[],
	) {}

	/** The fields that some permission gives; none if the collection can't be read. */
	readableFields(collection: string): Set<string> {
		const own = this.permissions.filter((permission) => permission.collection === collection);
		const all = [...this.model.collections.get(collection)!.fields.keys()];
		return new Set(all.filter((name) => own.some(({ fields }) => fields.includes('*') || fields.includes(name))));
	}

	seen(collection: string): Seen[] {
		const known = this.#seen.get(collection);
		if (known) return known;
		const own = this.permissions.filter((permission) => permission.collection === collection);
		const everything = new Everything(this.model);
		const seen = (this.model.rows.get(collection) ?? []).flatMap((raw): Seen[] => {
			const holding = own.filter(({ filter }) => everything.matches({ row: raw, raw }, filter, collection));
			if (holding.length === 0) return [];
			const row = Object.fromEntries(
				Object.entries(raw).map(([name, value]) => [
					name,
					name === 'id' || holding.some(({ fields }) => fields.includes('*') || fields.includes(name)) ? value : null,
				]),
			);
			return [{ raw, row }];
		});
		this.#seen.set(collection, seen);
		return seen;
	}

	/** Rows that a row leads to by a relation, as far as both are seen. */
	follow({ row }: Seen, collection: string, name: string): Seen[] {
		const hop = this.model.collections.get(collection)!.hops.get(name)!;
		if (hop.kind === 'one') {
			if (row[hop.key] === null || row[hop.key] === undefined) return [];
			const ids = this.#byId.get(hop.target) ?? new Map(this.seen(hop.target).map((one) => [one.raw.id, one]));
			this.#byId.set(hop.target, ids);
			return [ids.get(row[hop.key])].filter((one) => one !== undefined);
		}
		const key = `${hop.target}.${hop.key}`;
		const isKeyOfRelation = !this.readableFields(hop.target).has(hop.key) && this.#isAlwaysReadable(collection, name);
		const children =
			this.#children.get(key) ?? Map.groupBy(this.seen(hop.target), (child) => (isKeyOfRelation ? child.raw : child.row)[hop.key]);
		this.#children.set(key, children);
		return children.get(row.id) ?? [];
	}

	#isAlwaysReadable(collection: string, name: string): boolean {
		const own = this.permissions.filter((permission) => permission.collection === collection);
		return own.length > 0 && own.every(({ fields }) => fields.includes('*') || fields.includes(name));
	}

	/** Of the rows that are seen: those in the trash only for whoever asks for them. */
	list(collection: string, filter: any, { hidesTrash = true } = {}): Seen[] {
		const isTrashAsked = mentions(filter, ['deleted_at', 'id']) || !this.readableFields(collection).has('deleted_at');
		return this.seen(collection).filter(
			(one) => (!hidesTrash || isTrashAsked || (one.row.deleted_at ?? null) === null) && this.matches(one, filter, collection),
		);
	}

	/** Paths are joined once, however often a filter names them: all that is said of a path is said of one row. */
	matches(seen: Seen, filter: any, collection: string): boolean {
		if (!filter || Object.keys(filter).length === 0) return true;
		const paths = [...new Set(joinsOf(filter, this.model.collections.get(collection)!, this.model))].sort(
			(one, other) => one.split('.').length - other.split('.').length,
		);
		const assign = (index: number, joins: Joins): boolean => {
			if (index === paths.length) return this.#holds(filter, collection, joins);
			const path = paths[index]!;
			const parent = joins.get(path.split('.').slice(0, -1).join('.'));
			const from = collectionAt(path.split('.').slice(0, -1), collection, this.model);
			const found: (Seen | null)[] = parent ? this.follow(parent, from, path.split('.').at(-1)!) : [];
			return (found.length > 0 ? found : [null]).some((one) => assign(index + 1, new Map(joins).set(path, one)));
		};
		return assign(0, new Map([['', seen]]));
	}

	#holds(filter: any, collection: string, joins: Joins): boolean {
		return Object.entries(filter).every(([key, value]: [string, any]) => {
			if (key === '_and') return value.every((part: any) => this.#holds(part, collection, joins));
			if (key === '_or') return value.some((part: any) => this.#holds(part, collection, joins));
			const quantifier = Object.keys(value)[0];
			if (quantifier === '_some' || quantifier === '_none') {
				const { target } = this.model.collections.get(collection)!.hops.get(key)!;
				const children = this.follow(joins.get('')!, collection, key);
				return children.some((child) => this.matches(child, value[quantifier], target)) === (quantifier === '_some');
			}
			const { path, operator, operand } = leafOf(key, value);
			return holds(this.#valueAt(path, collection, joins), operator, operand);
		});
	}

	#valueAt(path: string[], collection: string, joins: Joins): unknown {
		const last = path.at(-1)!;
		const before = path.slice(0, -1);
		const at = joins.get(before.join('.'));
		const where = collectionAt(before, collection, this.model);
		// A list of rows by itself stands for the keys of those rows.
		if (this.model.collections.get(where)!.hops.get(last)?.kind === 'many') return joins.get(path.join('.'))?.raw.id ?? null;
		if (!at) return last.startsWith('count(') ? 0 : null;
		return this.valueOf(at, where, last);
	}

	/** A column, or a function of one. */
	valueOf(seen: Seen, collection: string, name: string): unknown {
		const [, func, field] = /^(\w+)\((\w+)\)$/.exec(name) ?? [];
		if (func === 'count') return this.follow(seen, collection, field!).length;
		if (func === 'year') return seen.row[field!] ? new Date(seen.row[field!]).getUTCFullYear() : null;
		return seen.row[name] ?? null;
	}

	/** What a row is sorted by: of several, the one that comes first. */
	sortKey(seen: Seen, collection: string, path: string[], compare: (one: unknown, other: unknown) => number): unknown {
		const [first, ...rest] = path;
		const hop: Hop | undefined = this.model.collections.get(collection)!.hops.get(first!);
		if (rest.length === 0) return this.valueOf(seen, collection, first!);
		const found = this.follow(seen, collection, first!).map((one) => this.sortKey(one, hop!.target, rest, compare));
		return found.sort(compare)[0] ?? null;
	}
}

/** What a permission asks for is looked up in all rows. */
class Everything extends Oracle {
	static readonly #rows = new WeakMap<Model, Map<string, Seen[]>>();
	static readonly #ofModel = new WeakMap<Model, Everything>();

	constructor(model: Model) {
		super(model, []);
		const known = Everything.#ofModel.get(model);
		// biome-ignore lint/correctness/noConstructorReturn: its indexes are worth keeping
		if (known) return known;
		Everything.#ofModel.set(model, this);
		Everything.#rows.set(model, new Map());
	}

	override readableFields(collection: string): Set<string> {
		return new Set(this.model.collections.get(collection)!.fields.keys());
	}

	override seen(collection: string): Seen[] {
		const rows = Everything.#rows.get(this.model)!;
		if (!rows.has(collection))
			rows.set(
				collection,
				this.model.rows.get(collection)!.map((raw) => ({ raw, row: raw })),
			);
		return rows.get(collection)!;
	}
}

export function leafOf(key: string, value: any): { path: string[]; operator: string; operand: unknown } {
	const path = [key];
	let inner = value;
	while (!isOperator(Object.keys(inner)[0]!)) {
		const [next] = Object.keys(inner);
		path.push(next!);
		inner = inner[next!];
	}
	const [operator] = Object.keys(inner);
	return { path, operator: operator!, operand: inner[operator!] };
}

function joinsOf(filter: any, collection: Collection, model: Model): string[] {
	return Object.entries(filter).flatMap(([key, value]: [string, any]): string[] => {
		if (key === '_and' || key === '_or') return value.flatMap((part: any) => joinsOf(part, collection, model));
		if (['_some', '_none'].includes(Object.keys(value)[0]!)) return [];
		const { path } = leafOf(key, value);
		const last = model.collections.get(collectionAt(path.slice(0, -1), collection.name, model))!.hops.get(path.at(-1)!);
		const joined = last?.kind === 'many' ? path : path.slice(0, -1);
		return joined.map((_, index) => joined.slice(0, index + 1).join('.'));
	});
}

export const collectionAt = (path: string[], collection: string, model: Model): string =>
	path.filter(Boolean).reduce((at, name) => {
		const hop = model.collections.get(at)!.hops.get(name);
		if (!hop) throw new Error(`${at}.${name} leads nowhere (${collection} ${path})`);
		return hop.target;
	}, collection);

function mentions(filter: any, names: string[]): boolean {
	return Object.entries(filter ?? {}).some(
		([key, value]: [string, any]) =>
			names.includes(key) || (['_and', '_or'].includes(key) && value.some((part: any) => mentions(part, names))),
	);
}

const MOMENT = /^\d{4}-\d\d-\d\d(T|$)/;
const comparable = (value: unknown): any => (typeof value === 'string' && MOMENT.test(value) ? Date.parse(value) : value);

export function holds(value: unknown, operator: string, operand: any): boolean {
	if (operator === '_null' || (operator === '_eq' && operand === null)) return value === null;
	if (operator === '_nnull') return value !== null;
	if (value === null) return false;
	const left = comparable(value);
	const right = Array.isArray(operand) ? operand.map(comparable) : comparable(operand);
	switch (operator) {
		case '_eq':
			return left === right;
		case '_neq':
			return left !== right;
		case '_in':
			return right.includes(left);
		case '_nin':
			return !right.includes(left);
		case '_gt':
			return left > right;
		case '_gte':
			return left >= right;
		case '_lt':
			return left < right;
		case '_lte':
			return left <= right;
		case '_contains':
			return String(value).includes(operand);
		case '_ncontains':
			return !String(value).includes(operand);
		case '_starts_with':
			return String(value).startsWith(operand);
		case '_icontains':
			return String(value).toLowerCase().includes(operand.toLowerCase());
	}
	throw new Error(`The oracle does not know ${operator}`);
}
