/** Random queries, each made from its own seed, so that one that fails can be asked again. */
import type { Row } from '../lib/database.ts';
import type { Collection, Field, Model } from './model.ts';
import type { Oracle } from './oracle.ts';

export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	/** mulberry32 */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let t = this.#state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	}

	chance = (probability: number): boolean => this.next() < probability;
	upTo = (count: number): number => Math.floor(this.next() * count);
	of = <T>(list: readonly T[]): T => list[this.upTo(list.length)]!;
}

const TEXT = ['string', 'text'];
const NUMBER = ['integer', 'bigInteger', 'decimal', 'float'];
const MOMENT = ['timestamp', 'date', 'dateTime'];
const SECRET = ['conceal', 'hash', 'encrypt'];

const isSecret = ({ special }: Field) => special.some((one) => SECRET.includes(one));
export const isPlain = (field: Field): boolean =>
	!isSecret(field) && [...TEXT, ...NUMBER, ...MOMENT, 'uuid', 'boolean'].includes(field.type);

export class Generator {
	constructor(
		readonly random: Random,
		readonly model: Model,
		readonly oracle: Oracle,
	) {}

	collection = (name: string): Collection => this.model.collections.get(name)!;

	/** Mostly what may be read; now and then something else, which must be refused. */
	#fields(collection: string): Field[] {
		const readable = this.oracle.readableFields(collection);
		const isStrict = !this.random.chance(0.02);
		return [...this.collection(collection).fields.values()].filter(({ name }) => !isStrict || readable.has(name));
	}

	plainField(collection: string): Field | undefined {
		const fields = this.#fields(collection).filter(isPlain);
		return fields.length > 0 ? this.random.of(fields) : undefined;
	}

	hop(collection: string, kind?: 'one' | 'many'): string | undefined {
		const { hops } = this.collection(collection);
		const names = this.#fields(collection)
			.map(({ name }) => name)
			.filter((name) => hops.has(name) && (!kind || hops.get(name)!.kind === kind))
			.filter((name) => this.oracle.readableFields(hops.get(name)!.target).size > 0 || this.random.chance(0.05));
		return names.length > 0 ? this.random.of(names) : undefined;
	}

	filter(collection: string, depth = 3, lists = 2): any {
		if (depth > 1 && this.random.chance(0.3)) {
			const parts = Array.from({ length: 2 + this.random.upTo(2) }, () => this.#leaf(collection, depth - 1, 1));
			return { [this.random.of(['_and', '_or'])]: parts };
		}
		return this.#leaf(collection, depth, lists);
	}

	#leaf(collection: string, depth: number, lists: number): any {
		const hop = depth > 0 && this.random.chance(0.7) ? this.hop(collection) : undefined;
		if (hop) {
			const { kind, target } = this.collection(collection).hops.get(hop)!;
			if (kind === 'many' && lists === 0) return this.#condition(collection, depth);
			if (kind === 'many' && this.random.chance(0.15))
				return { [`count(${hop})`]: { [this.random.of(['_gt', '_eq', '_lt'])]: this.random.upTo(3) } };
			if (kind === 'many' && this.random.chance(0.15)) return { [hop]: { [this.random.of(['_null', '_nnull'])]: true } };
			return { [hop]: this.#inner(target, depth - 1, kind === 'many' ? lists - 1 : lists) };
		}
		return this.#condition(collection, depth);
	}

	/** What follows a relation is one path: Directus looks at the first key only. */
	#inner(target: string, depth: number, lists: number): any {
		return this.#leaf(target, depth, lists);
	}

	/** Filters of rows that a row has, or has not, at the first step. */
	quantified(collection: string): any {
		const hop = this.hop(collection, 'many');
		if (!hop) return this.filter(collection);
		return { [hop]: { [this.random.of(['_some', '_none'])]: this.filter(this.collection(collection).hops.get(hop)!.target, 2, 1) } };
	}

	/** Whether something is empty is asked of the row and of what it leads to, not further on: there Directus finds none where a step before is empty. */
	#condition(collection: string, depth: number): any {
		const field = this.plainField(collection);
		if (!field) return { id: { _nnull: true } };
		if (depth >= 2 && this.random.chance(0.1)) return { [field.name]: { [this.random.of(['_null', '_nnull'])]: true } };
		// What others have in that column is what somebody would try to find out.
		const value = this.#valueOf(collection, field);
		if (value === undefined) return { [field.name]: { [depth >= 2 ? '_null' : '_nnull']: true } };
		if (field.type === 'boolean') return { [field.name]: { _eq: value } };
		if (field.type === 'timestamp' && this.random.chance(0.2))
			return { [`year(${field.name})`]: { [this.random.of(['_eq', '_neq'])]: new Date(String(value)).getUTCFullYear() } };
		if ([...NUMBER, ...MOMENT].includes(field.type)) return { [field.name]: { [this.random.of(['_gt', '_gte', '_lt', '_lte'])]: value } };
		if (field.type === 'uuid' || this.random.chance(0.4)) {
			const operator = this.random.of(['_eq', '_neq', '_in', '_nin']);
			return { [field.name]: { [operator]: operator.endsWith('in') ? [value, this.#valueOf(collection, field) ?? value] : value } };
		}
		const word = this.random.of(String(value).match(/[a-zA-Z0-9]+/g) ?? ['a']);
		return {
			[field.name]: { [this.random.of(['_contains', '_ncontains', '_starts_with', '_icontains'])]: word.slice(0, 1 + this.random.upTo(4)) },
		};
	}

	#valueOf(collection: string, { name, type }: Field): unknown {
		const rows: Row[] = this.random.chance(0.5) ? this.oracle.seen(collection).map(({ row }) => row) : this.model.rows.get(collection)!;
		const values = rows.map((row) => row[name]).filter((value) => value !== null && value !== undefined);
		const value = values.length > 0 ? this.random.of(values) : undefined;
		// Directus takes moments by the millisecond, Postgres keeps them by the microsecond: midnight is the same to both.
		return type === 'timestamp' && value !== undefined ? `${String(value).slice(0, 10)}T00:00:00Z` : value;
	}

	/** A word to search for, of any text or of this one. */
	word(collection: string, name?: string): string {
		const texts = [...this.collection(collection).fields.values()].filter(
			(field) => TEXT.includes(field.type) && !isSecret(field) && (name === undefined || field.name === name),
		);
		const value = texts.length > 0 ? this.#valueOf(collection, this.random.of(texts)) : undefined;
		return this.random.of(String(value ?? 'be').match(/[a-zA-Z]{2,}/g) ?? ['be']).slice(0, 5);
	}

	sortPath(collection: string, depth = 2): string[] {
		const hop = depth > 0 && this.random.chance(0.5) ? this.hop(collection) : undefined;
		if (hop) {
			const { kind, target } = this.collection(collection).hops.get(hop)!;
			if (kind === 'many' && depth === 2 && this.random.chance(0.3)) return [`count(${hop})`];
			return [hop, ...this.sortPath(target, depth - 1)];
		}
		return [this.plainField(collection)?.name ?? 'id'];
	}
}

export const isText = (field: Field): boolean => TEXT.includes(field.type);
export const isNumber = (field: Field): boolean => NUMBER.includes(field.type);
export const isMoment = (field: Field): boolean => MOMENT.includes(field.type);

/** Every field that a filter names, with its collection. */
export function namedIn(filter: any, collection: string, model: Model): { collection: string; field: string }[] {
	if (!filter) return [];
	return Object.entries(filter).flatMap(([key, value]: [string, any]) => {
		if (key === '_and' || key === '_or') return value.flatMap((part: any) => namedIn(part, collection, model));
		if (key === '_some' || key === '_none') return namedIn(value, collection, model);
		if (key.startsWith('_')) return [];
		return namedInPath([key], collection, model).concat(
			(() => {
				const target = model.collections.get(collection)!.hops.get(key)?.target;
				return target && value && typeof value === 'object' ? namedIn(value, target, model) : [];
			})(),
		);
	});
}

export function namedInPath(path: string[], collection: string, model: Model): { collection: string; field: string }[] {
	const named: { collection: string; field: string }[] = [];
	let at: string | undefined = collection;
	for (const part of path) {
		const field = /\((\w+)\)/.exec(part)?.[1] ?? part;
		named.push({ collection: at!, field });
		at = model.collections.get(at!)!.hops.get(part)?.target;
	}
	return named;
}
