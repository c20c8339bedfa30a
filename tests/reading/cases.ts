/** The kinds of questions: each asks the server by one road and says what the answer must be. */
import { expect } from 'vitest';
import { call, graphql, query, restPath } from '../lib/api.ts';
import type { Socket } from '../lib/socket.ts';
import type { Somebody } from '../lib/world.ts';
import { Generator, isMoment, isNumber, isPlain, isText, namedIn, namedInPath, type Random } from './generate.ts';
import type { Field, Model } from './model.ts';
import { collectionAt, isOperator, type Oracle, type Seen } from './oracle.ts';
import { FOUND, Searching } from './searched.ts';

export interface Setting {
	person: Somebody;
	/** One question at a time. */
	socket: { ask: Socket['ask'] };
	model: Model;
	oracle: Oracle;
	/** Text in the order of the database. */
	ranks: Map<string, Map<string, number>>;
}
export interface Question {
	kind: string;
	what: object;
	ask(): Promise<void>;
}

type Compare = (one: unknown, other: unknown) => number;
type Named = { collection: string; field: string };

/** Whoever names what they may not read is refused; nobody else is. */
function isRefused(named: Named[], { oracle }: Setting): boolean {
	return named.some(({ collection, field }) => !oracle.readableFields(collection).has(field));
}

function checkStatus(answer: { status: number; body: any }, refused: boolean): boolean {
	if (refused) expect([400, 403], JSON.stringify(answer.body)?.slice(0, 500)).toContain(answer.status);
	else expect(answer.status, JSON.stringify(answer.body)?.slice(0, 500)).toBe(200);
	return !refused;
}

const plain = (field: Field, value: unknown, texts?: Model['texts']): unknown => {
	if (value === null || value === undefined) return null;
	if (isNumber(field)) return Number(value);
	// Names and notes of dashboards are shown in the reader's language; everybody here reads German.
	if (texts && typeof value === 'string' && value.startsWith('$t:')) return texts.get(value.slice(3)) ?? value;
	return isMoment(field) ? Date.parse(String(value)) : value;
};

/** As Postgres sorts: empty last, and first where the order is turned round. */
function comparing(path: string[], collection: string, isDown: boolean, { model, ranks }: Setting): Compare {
	const at = collectionAt(path.slice(0, -1), collection, model);
	const field = model.collections.get(at)!.fields.get(path.at(-1)!);
	const rank = ranks.get(`${at}.${path.at(-1)}`);
	const sortable = (value: unknown): any => {
		if (field && isText(field)) return rank!.get(String(value));
		return field ? plain(field, value) : value;
	};
	return (one, other) => {
		const turn = isDown ? -1 : 1;
		if (one === null || other === null) return one === other ? 0 : turn * (one === null ? 1 : -1);
		const [left, right] = [sortable(one), sortable(other)];
		return left === right ? 0 : turn * (left < right ? -1 : 1);
	};
}

const ids = (rows: any[]) => rows.map((row) => String(row.id));
const sameIds = (rows: any, expected: Seen[]) => expect(ids(rows).sort()).toEqual(expected.map(({ raw }) => String(raw.id)).sort());

type Kind = (setting: Setting, random: Random, collection: string) => Question | undefined;

const filterOf = (generator: Generator, random: Random, collection: string) =>
	random.chance(0.15) ? generator.quantified(collection) : generator.filter(collection);

/** The same list by every road that gives one. */
const list: Kind = (setting, random, collection) => {
	const { person, socket, model, oracle } = setting;
	const generator = new Generator(random, model, oracle);
	const filter = filterOf(generator, random, collection);
	const isSystem = collection.startsWith('directus_');
	const road = random.of(isSystem ? ['REST', 'SEARCH', 'export'] : ['REST', 'SEARCH', 'export', 'simple-rest', 'websocket']);
	const isDown = random.chance(0.5);
	const sort = generator.plainField(collection)?.name ?? 'id';
	const what = { road, collection, filter, sort: isDown ? `-${sort}` : sort };
	return {
		kind: 'list',
		what,
		async ask() {
			const refused = isRefused([...namedIn(filter, collection, model), { collection, field: sort }, { collection, field: 'id' }], setting);
			const asked = { fields: ['id'], filter, sort: [what.sort], limit: -1 };
			let rows: any[];
			if (road === 'websocket') {
				const answer = await socket.ask({ type: 'items', action: 'read', collection, query: asked });
				expect(answer.status === 'error', JSON.stringify(answer).slice(0, 500)).toBe(refused);
				if (refused) return;
				rows = answer.data;
			} else {
				const answer =
					road === 'SEARCH'
						? await call(person, restPath(collection), { method: 'SEARCH', body: { query: asked } })
						: road === 'simple-rest'
							? await call(
									person,
									`/simple-rest/${collection}${query({ filter: { _and: [filter] }, sort: [sort, isDown ? 'DESC' : 'ASC'], range: [0, 999] })}`,
								)
							: await call(
									person,
									restPath(collection) +
										query({ fields: 'id', filter, sort: what.sort, limit: -1, ...(road === 'export' ? { export: 'json' } : {}) }),
								);
				if (!checkStatus(answer, refused)) return;
				rows = answer.data;
			}
			const expected = oracle.list(collection, filter);
			sameIds(rows, expected);
			const compare = comparing([sort], collection, isDown, setting);
			const byId = new Map(expected.map((seen) => [String(seen.raw.id), seen.row[sort] ?? null]));
			const keys = ids(rows).map((id) => byId.get(id));
			for (let index = 1; index < keys.length; index++) expect(compare(keys[index - 1], keys[index])).toBeLessThanOrEqual(0);
		},
	};
};

/** Sorted by what a relation leads to, or how many it leads to. */
const sorted: Kind = (setting, random, collection) => {
	const { person, model, oracle } = setting;
	const path = new Generator(random, model, oracle).sortPath(collection);
	const isDown = random.chance(0.5);
	const sort = (isDown ? '-' : '') + path.join('.');
	return {
		kind: 'sorted',
		what: { collection, sort },
		async ask() {
			const answer = await call(person, restPath(collection) + query({ fields: 'id', sort, limit: -1 }));
			const named = [...namedInPath(path, collection, model), { collection, field: 'id' }];
			if (!checkStatus(answer, isRefused(named, setting))) return;
			const expected = oracle.list(collection, {});
			sameIds(answer.data, expected);
			const compare = comparing(path, collection, isDown, setting);
			const byId = new Map(expected.map((seen) => [String(seen.raw.id), oracle.sortKey(seen, collection, path, compare)]));
			const keys = ids(answer.data).map((id) => byId.get(id));
			for (let index = 1; index < keys.length; index++) expect(compare(keys[index - 1], keys[index])).toBeLessThanOrEqual(0);
		},
	};
};

/** What the rows hold: columns, and what relations lead to, with a filter of its own. */
const contents: Kind = (setting, random, collection) => {
	const { person, model, oracle } = setting;
	const generator = new Generator(random, model, oracle);
	const field = generator.plainField(collection);
	const hop = generator.hop(collection);
	if (!field || !hop || field.name === hop || collection === 'directus_flows') return undefined;
	const { kind, target } = model.collections.get(collection)!.hops.get(hop)!;
	const inner = generator.plainField(target);
	if (!inner) return undefined;
	const isCounted = kind === 'many' && random.chance(0.3);
	const deep = kind === 'many' && !isCounted ? generator.filter(target, 2, 1) : undefined;
	// Values of the trail have no other names (0023).
	const mayBeRenamed = kind === 'many' && !isCounted && ![collection, target].includes('directus_revisions');
	const name = mayBeRenamed && random.chance(0.3) ? 'other' : hop;
	const fields = ['id', field.name, ...(isCounted ? [`count(${hop})`] : [`${name}.id`, `${name}.${inner.name}`])].join();
	const asked = {
		fields,
		limit: -1,
		...(deep ? { deep: { [name]: { _filter: deep, _limit: -1 } } } : {}),
		...(name === hop ? {} : { alias: { [name]: hop } }),
	};
	return {
		kind: 'contents',
		what: { collection, ...asked },
		async ask() {
			const answer = await call(person, restPath(collection) + query(asked));
			const named = [
				{ collection, field: 'id' },
				{ collection, field: field.name },
				{ collection, field: hop },
				...(isCounted
					? []
					: [
							{ collection: target, field: 'id' },
							{ collection: target, field: inner.name },
						]),
				...namedIn(deep, target, model),
			];
			const isTargetHidden = oracle.readableFields(target).size === 0;
			if (isTargetHidden) {
				// A relation to what can not be read at all is left out, or refused.
				expect([200, 403]).toContain(answer.status);
				if (answer.status === 200) for (const row of answer.data) expect(row[name] ?? null).not.toBeTypeOf('object' as never);
				return;
			}
			if (!checkStatus(answer, isRefused(named, setting))) return;
			const expected = oracle.list(collection, {});
			sameIds(answer.data, expected);
			const byId = new Map(expected.map((seen) => [String(seen.raw.id), seen]));
			for (const row of answer.data) {
				const seen = byId.get(String(row.id))!;
				expect(plain(field, row[field.name], model.texts)).toEqual(plain(field, seen.row[field.name], model.texts));
				const found = oracle.follow(seen, collection, hop).filter((one) => oracle.matches(one, deep, target));
				if (isCounted) expect(Number(row[`${hop}_count`])).toBe(found.length);
				else {
					const shown = kind === 'many' ? row[name] : [row[name]].filter((one) => one !== null);
					const pair = (id: unknown, value: unknown) => JSON.stringify([String(id), plain(inner, value, model.texts)]);
					expect(shown.map((one: any) => pair(one.id, one[inner.name])).sort()).toEqual(
						found.map(({ row: one }) => pair(one.id, one[inner.name])).sort(),
					);
				}
			}
		},
	};
};

/** Sums, extremes and counts, in groups or over all. */
const sums: Kind = (setting, random, collection) => {
	const { person, model, oracle } = setting;
	const generator = new Generator(random, model, oracle);
	const filter = random.chance(0.7) ? filterOf(generator, random, collection) : undefined;
	const fields = [...model.collections.get(collection)!.fields.values()].filter(
		(field) => isPlain(field) && (oracle.readableFields(collection).has(field.name) || random.chance(0.01)),
	);
	if (fields.length === 0) return undefined;
	const field = random.of(fields.filter((one) => !isMoment(one)));
	const numeric = fields.filter(isNumber);
	const number = numeric.length > 0 ? random.of(numeric) : undefined;
	// Names of flows are shown in the reader's language.
	const group = collection !== 'directus_flows' && random.chance(0.5) ? random.of(fields.filter((one) => !isMoment(one))) : undefined;
	const aggregate = {
		count: ['*'],
		countDistinct: [field.name],
		...(number ? { sum: [number.name], max: [number.name], min: [number.name] } : {}),
	};
	const asked = { aggregate, filter, limit: -1, ...(group ? { groupBy: group.name } : {}) };
	return {
		kind: 'sums',
		what: { collection, ...asked },
		async ask() {
			const answer = await call(person, restPath(collection) + query(asked));
			const named = [field, number, group].filter((one) => one !== undefined).map(({ name }) => ({ collection, field: name }));
			if (!checkStatus(answer, isRefused([...named, ...namedIn(filter, collection, model)], setting))) return;
			const rows = oracle.list(collection, filter).map(({ row }) => row);
			const groups = group
				? [...Map.groupBy(rows, (row) => JSON.stringify(plain(group, row[group.name]))).values()].map(
						(list) => [JSON.stringify(plain(group, list[0]![group.name], model.texts)), list] as const,
					)
				: [['', rows] as const];
			const given = (list: any[], { name }: Field) => list.map((row) => row[name] ?? null).filter((value) => value !== null);
			const expected = groups.map(([key, list]) => {
				const numbers = number ? given(list, number).map(Number) : [];
				const some = numbers.length > 0;
				return [
					key,
					list.length,
					new Set(given(list, field)).size,
					...(number
						? [
								some ? Math.round(numbers.reduce((a, b) => a + b, 0) * 1e4) : null,
								some ? Math.max(...numbers) : null,
								some ? Math.min(...numbers) : null,
							]
						: []),
				];
			});
			const asNumber = (value: unknown) => (value === null || value === undefined ? null : Number(value));
			const shown = answer.data.map((row: any) => [
				group ? JSON.stringify(plain(group, row[group.name], model.texts)) : '',
				Number(row.count),
				Number(row.countDistinct[field.name]),
				...(number
					? [
							row.sum[number.name] === null ? null : Math.round(Number(row.sum[number.name]) * 1e4),
							asNumber(row.max[number.name]),
							asNumber(row.min[number.name]),
						]
					: []),
			]);
			const inOrder = (list: any[]) => list.map((one) => JSON.stringify(one)).sort();
			expect(inOrder(shown)).toEqual(inOrder(expected));
		},
	};
};

/** How many a filter finds. */
const counted: Kind = (setting, random, collection) => {
	// Shares tell no numbers.
	if (collection === 'directus_shares') return undefined;
	const { person, model, oracle } = setting;
	const filter = new Generator(random, model, oracle).filter(collection);
	return {
		kind: 'counted',
		what: { collection, filter },
		async ask() {
			const answer = await call(person, restPath(collection) + query({ fields: 'id', filter, limit: 1, meta: 'filter_count' }));
			if (!checkStatus(answer, isRefused([...namedIn(filter, collection, model), { collection, field: 'id' }], setting))) return;
			expect(answer.body.meta.filter_count).toBe(oracle.list(collection, filter).length);
		},
	};
};

/** What somebody may look for: words of the row and of what it points at, in any order, amounts, numbers; seen by them or not. */
function sought(setting: Setting, random: Random, collection: string): string {
	const { model, oracle } = setting;
	const generator = new Generator(random, model, oracle);
	const row = random.of(model.rows.get(collection)!.concat({}));
	const numbers = Searching.numbersOf(row, collection);
	if (numbers.length > 0 && random.chance(0.25)) return random.of(numbers);
	const names = Searching.namesOf(collection);
	const words = [generator.word(collection)];
	if (names.length > 0 && random.chance(0.7)) {
		const path = random.of(names).split('.');
		words[random.upTo(2)] = generator.word(collectionAt(path.slice(0, -1), collection, model), path.at(-1));
	}
	const search = words.filter(Boolean).join(' ');
	return random.chance(0.2) ? search.toUpperCase() : search;
}

const search: Kind = (setting, random, collection) => {
	const { person, oracle } = setting;
	const word = sought(setting, random, collection);
	const isSystem = collection.startsWith('directus_');
	const mayCount = collection !== 'directus_shares';
	const road = random.of(['REST', 'SEARCH', ...(mayCount ? ['count'] : []), ...(isSystem ? [] : ['simple-rest', 'graphql', 'cursor'])]);
	const asked = { fields: ['id'], search: word, limit: -1 };
	const ask = async (): Promise<{ status: number; body: any; rows?: any }> => {
		switch (road) {
			case 'SEARCH':
				return call(person, restPath(collection), { method: 'SEARCH', body: { query: asked } });
			case 'simple-rest': {
				const answer = await call(person, `/simple-rest/${collection}${query({ filter: { q: word }, range: [0, 999] })}`);
				return { ...answer, rows: answer.data };
			}
			case 'graphql': {
				const answer = await graphql(person, `query ($word: String) { ${collection}(search: $word, limit: -1) { id } }`, { word });
				return { ...answer, status: answer.body.errors ? 403 : 200, rows: answer.data?.[collection] };
			}
			case 'cursor':
				return call(person, `${restPath(collection)}${query({ fields: 'id', search: word, limit: 10_000 })}&cursor=`);
			case 'count':
				return call(person, restPath(collection) + query({ fields: 'id', search: word, limit: 0, meta: 'filter_count' }));
			default:
				return call(person, restPath(collection) + query({ ...asked, fields: 'id' }));
		}
	};
	return {
		kind: 'search',
		what: { road, collection, word },
		async ask() {
			const answer = await ask();
			if (!checkStatus(answer, isRefused([{ collection, field: 'id' }], setting))) return;
			const searching = new Searching(oracle);
			const expected = oracle.list(collection, {}).filter((seen) => searching.finds(seen, collection, word));
			if (road === 'count') expect(answer.body.meta.filter_count).toBe(expected.length);
			else sameIds(answer.rows ?? answer.body.data, expected);
		},
	};
};

/** All tables at once. */
const find: Kind = (setting, random, collection) => {
	const { person, oracle } = setting;
	const word = sought(setting, random, collection);
	const limit = 20;
	if (word.length < 2) return undefined;
	return {
		kind: 'find',
		what: { word },
		async ask() {
			const answer = await call(person, `/kontor/search${query({ q: word, limit })}`);
			expect(answer.status, JSON.stringify(answer.body)).toBe(200);
			const searching = new Searching(oracle);
			for (const name of FOUND) {
				const expected = oracle.list(name, {}).filter((seen) => searching.finds(seen, name, word));
				const { rows, has_more: hasMore } = answer.data.find((kind: any) => kind.collection === name) ?? { rows: [], has_more: false };
				expect(hasMore, name).toBe(expected.length > limit);
				if (!hasMore) sameIds(rows, expected);
				const known = new Map(expected.map(({ raw }) => [raw.id, raw]));
				for (const row of rows) expect(known.has(row.id), name).toBe(true);
			}
		},
	};
};

/** GraphQL asks a relation for what it leads to, never for its key. */
const byRelatedKeys = (filter: any, collection: string, model: Model): any => {
	if (!filter || typeof filter !== 'object') return filter;
	return Object.fromEntries(
		Object.entries(filter).map(([key, value]: [string, any]) => {
			if (key === '_and' || key === '_or') return [key, value.map((part: any) => byRelatedKeys(part, collection, model))];
			if (key === '_some' || key === '_none') return [key, byRelatedKeys(value, collection, model)];
			const target = model.collections.get(collection)!.hops.get(key)?.target;
			if (!target) return [key, value];
			return [key, isOperator(Object.keys(value)[0]!) ? { id: value } : byRelatedKeys(value, target, model)];
		}),
	);
};

/** And has its own names for functions; of large integers it takes only text. */
const inGraphql = (filter: any, collection: string, model: Model): any => {
	if (Array.isArray(filter)) return filter.map((part) => inGraphql(part, collection, model));
	if (!filter || typeof filter !== 'object') return filter;
	const { fields, hops } = model.collections.get(collection)!;
	return Object.fromEntries(
		Object.entries<any>(filter).map(([key, value]) => {
			const [, name, field] = /^(\w+)\((\w+)\)$/.exec(key) ?? [];
			if (name) return [`${field}_func`, { [name]: value }];
			if (fields.get(key)?.type === 'bigInteger') return [key, withNumbersAsText(value)];
			return [key, isOperator(key) ? value : inGraphql(value, hops.get(key)?.target ?? collection, model)];
		}),
	);
};

const withNumbersAsText = (filter: object) =>
	JSON.parse(JSON.stringify(filter, (_, value) => (typeof value === 'number' ? String(value) : value)));

const leadsThroughRoles = (filter: object, collection: string, model: Model): boolean =>
	collection === 'directus_roles' || namedIn(filter, collection, model).some((named) => named.collection === 'directus_roles');

const byGraphql: Kind = (setting, random, collection) => {
	const { person, model, oracle } = setting;
	const filter = byRelatedKeys(new Generator(random, model, oracle).filter(collection), collection, model);
	const isSystem = collection.startsWith('directus_');
	const name = collection.replace(/^directus_/, '');
	// Its filters do not lead through roles.
	if (leadsThroughRoles(filter, collection, model)) return undefined;
	const isCounted = random.chance(0.3);
	return {
		kind: 'graphql',
		what: { collection, filter, isCounted },
		async ask() {
			const field = isCounted
				? `${name}_aggregated(filter: $filter) { count { id } countAll }`
				: `${name}(filter: $filter, limit: -1) { id }`;
			const answer = await graphql(
				person,
				`query ($filter: ${collection}_filter) { ${field} }`,
				{ filter: inGraphql(filter, collection, model) },
				isSystem ? '/graphql/system' : '/graphql',
			);
			if (isRefused([...namedIn(filter, collection, model), { collection, field: 'id' }], setting)) {
				expect(answer.body.errors?.length).toBeGreaterThan(0);
				return;
			}
			expect(JSON.stringify(answer.body.errors)).toBeUndefined();
			const expected = oracle.list(collection, filter);
			if (isCounted) expect(answer.data[`${name}_aggregated`][0].countAll).toBe(expected.length);
			else sameIds(answer.data[name], expected);
		},
	};
};

const KINDS: [weight: number, kind: Kind][] = [
	[40, list],
	[15, sorted],
	[15, contents],
	[15, sums],
	[6, counted],
	[12, search],
	[4, find],
	[3, byGraphql],
];

export function questionFor(setting: Setting, random: Random): Question | undefined {
	const readable = [...setting.model.collections.keys()].filter((name) => setting.oracle.readableFields(name).size > 0);
	const collection = random.of(readable);
	let rest = random.next() * KINDS.reduce((sum, [weight]) => sum + weight, 0);
	for (const [weight, kind] of KINDS) {
		rest -= weight;
		if (rest < 0) return kind(setting, random, collection);
	}
	return undefined;
}
