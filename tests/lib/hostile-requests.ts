/** Requests on every road that no client would send: wrong types, names that every object of JavaScript has, numbers beyond any column, nesting, halves of characters. Seeded. */
import { type Random, seeded } from './malformed.ts';

export interface Hostile {
	method: string;
	path: string;
	headers: Record<string, string>;
	body?: string;
}
export interface Target {
	collections: readonly string[];
	/** Fields and relations of them. */
	fields: readonly string[];
	/** Rows that are there, by collection. */
	ids: Record<string, string>;
}

const RESERVED = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype', '__defineGetter__'];
const NUMBERS = ['0', '-1', '-5', '1e99', '1.5', '2147483647', '2147483648', '9223372036854775808', 'NaN', 'Infinity', '-0', '0x10', ''];
const DAYS = [
	'0000-00-00',
	'99999-01-01',
	'-000001-01-01',
	'2026-02-30',
	'infinity',
	'+275760-09-13',
	'294276-12-31',
	'now',
	'1900-13-01T25:61:61Z',
];
const MOMENTS = [
	'$NOW(-99999999999 years)',
	'$NOW(1e9 days)',
	'$NOW()',
	'$NOW(x)',
	'$NOW(',
	'$CURRENT_USER.organization_id.x',
	'$CURRENT_ROLE',
	'$FOLLOW(a,b)',
];
const TEXTS = [
	'',
	' ',
	'\u0000',
	'a\u0000b',
	'\ud800',
	'x\udc00',
	'\u202e',
	"'; select 1 --",
	'%',
	'%_%',
	'\\',
	'*',
	'{',
	'[',
	'"',
	'null',
	'true',
	'.',
	'..',
	'a.b.c.d.e.f.g.h',
	'a'.repeat(3_000),
];
const IDS = [
	'x',
	'00000000-0000-0000-0000-00000000000',
	'8f14e45f-ceea-467f-a8e1-00000000dead',
	'1',
	'-1',
	'me',
	'{}',
	'%00',
	'%',
	'..%2f..',
];
const OPERATORS = [
	'_eq',
	'_neq',
	'_lt',
	'_gte',
	'_in',
	'_nin',
	'_between',
	'_nbetween',
	'_null',
	'_empty',
	'_contains',
	'_ncontains',
	'_icontains',
	'_starts_with',
	'_regex',
	'_some',
	'_none',
	'_and',
	'_or',
	'_intersects',
	'_intersects_bbox',
	'_submitted',
	'_no_such',
	...RESERVED,
];
const FUNCTIONS = ['year', 'month', 'count', 'json', 'hour', 'weekday', ...RESERVED];
const AGGREGATES = ['count', 'countDistinct', 'countAll', 'sum', 'avg', 'min', 'max', 'sumDistinct', 'median', ...RESERVED];
const SYSTEM = [
	'users',
	'roles',
	'files',
	'folders',
	'activity',
	'revisions',
	'presets',
	'settings',
	'permissions',
	'fields',
	'collections',
	'relations',
	'notifications',
	'comments',
	'dashboards',
	'panels',
	'flows',
	'operations',
	'shares',
	'translations',
	'policies',
	'access',
	'versions',
];

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

function hostileValue(random: Random, depth = 0): unknown {
	return pick<() => unknown>(random, [
		() => pick(random, NUMBERS),
		() => Number(pick(random, NUMBERS)),
		() => pick(random, DAYS),
		() => pick(random, MOMENTS),
		() => pick(random, TEXTS),
		() => pick(random, RESERVED),
		() => pick(random, IDS),
		() => pick(random, [null, true, false, [], {}, [null], [[]], { a: null }]),
		() => (depth > 3 ? [] : Array.from({ length: Math.floor(random() * 3) }, () => hostileValue(random, depth + 1))),
		() => (depth > 3 ? {} : ownKeys([[pick(random, [...RESERVED, 'id', '', 'a']), hostileValue(random, depth + 1)]])),
	])();
}

/** `__proto__` as a key of its own, as JSON has it. */
function ownKeys(entries: [string, unknown][]): object {
	const made = {};
	for (const [name, value] of entries) Object.defineProperty(made, name, { value, enumerable: true, configurable: true, writable: true });
	return made;
}

function path(random: Random, { fields }: Target): string {
	const one = () => pick(random, random() < 0.75 ? fields : [...RESERVED, '*', '', 'no_such', 'id:x', '$thumb', '-id', 'a'.repeat(200)]);
	const whole = Array.from({ length: 1 + Math.floor(random() * 4) }, one).join('.');
	return random() < 0.15 ? `${pick(random, FUNCTIONS)}(${whole})` : whole;
}

function filter(random: Random, target: Target, depth = 0): unknown {
	const roll = random();
	if (roll < 0.12) return hostileValue(random);
	if (roll < 0.3 && depth < 4)
		return ownKeys([
			[
				pick(random, ['_and', '_or']),
				random() < 0.8 ? [filter(random, target, depth + 1), filter(random, target, depth + 1)] : hostileValue(random),
			],
		]);
	const condition = ownKeys([
		[pick(random, OPERATORS), random() < 0.4 ? [hostileValue(random), hostileValue(random)] : hostileValue(random)],
	]);
	return path(random, target)
		.split('.')
		.reduceRight<unknown>((inner, name) => ownKeys([[name, inner]]), condition);
}

function parameters(random: Random, target: Target): Record<string, unknown> {
	const some: Record<string, () => unknown> = {
		fields: () => [path(random, target), path(random, target)],
		sort: () => [`${pick(random, ['', '-', '--'])}${path(random, target)}`],
		filter: () => filter(random, target),
		search: () => pick(random, [...TEXTS, ...NUMBERS]),
		limit: () => pick(random, NUMBERS),
		offset: () => pick(random, NUMBERS),
		page: () => pick(random, NUMBERS),
		meta: () => pick(random, ['*', 'filter_count', 'total_count', 'x', ...RESERVED]),
		aggregate: () => ownKeys([[pick(random, AGGREGATES), random() < 0.8 ? [path(random, target)] : hostileValue(random)]]),
		groupBy: () => [path(random, target)],
		deep: () =>
			ownKeys([
				[
					path(random, target),
					random() < 0.7
						? ownKeys([
								[`_${pick(random, ['filter', 'sort', 'limit', 'fields', 'aggregate', 'page', 'deep', 'group'])}`, hostileValue(random)],
							])
						: hostileValue(random),
				],
			]),
		alias: () => ownKeys([[pick(random, [...RESERVED, 'x', 'id', 'a.b']), random() < 0.7 ? path(random, target) : hostileValue(random)]]),
		export: () => pick(random, ['csv', 'xml', 'yaml', 'json', 'x', '__proto__']),
		version: () => pick(random, TEXTS),
		backlink: () => pick(random, ['false', 'x']),
	};
	const names = Object.keys(some);
	return Object.fromEntries(
		Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(random, names)).map((name) => [
			name,
			random() < 0.15 ? hostileValue(random) : some[name]!(),
		]),
	);
}

function inAddress(random: Random, given: Record<string, unknown>): string {
	const parts = Object.entries(given).flatMap(([name, value]) => {
		if (random() < 0.1) return [`${name}[${pick(random, ['', 'a', '0', '__proto__', 'constructor', 'a][b'])}]=${encode(value)}`];
		return [`${name}=${encode(value)}`];
	});
	return `?${parts.join('&')}`.slice(0, 6_000);
}

const encode = (value: unknown): string =>
	encodeURIComponent((typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed());

function rowOf(random: Random, { fields }: Target): unknown {
	if (random() < 0.15) return hostileValue(random);
	return ownKeys(
		Array.from({ length: 1 + Math.floor(random() * 4) }, () => [pick(random, random() < 0.85 ? fields : RESERVED), hostileValue(random)]),
	);
}

function graphql(random: Random, target: Target): string {
	const collection = pick(random, [...target.collections, ...RESERVED]);
	const given = Object.entries(parameters(random, target)).filter(([name]) =>
		['filter', 'sort', 'limit', 'page', 'offset', 'search'].includes(name),
	);
	const list = given.length > 0 && random() < 0.7 ? `(${given.map(([name, value]) => `${name}: ${literal(value)}`).join(', ')})` : '';
	const selection = pick(random, [
		'id',
		'__typename',
		'__proto__',
		'constructor',
		`${pick(random, target.fields)} { id }`,
		'...f',
		'a: id b: id',
	]);
	const kind = pick(random, ['', '', '', '_by_id', '_aggregated', '_by_version']);
	const document = `${pick(random, ['query', 'query', 'mutation', 'subscription', ''])} { ${collection}${kind}${list} { ${selection} } }${selection === '...f' ? ' fragment f on x { ...f }' : ''}`;
	return JSON.stringify({
		query: document,
		variables: random() < 0.2 ? hostileValue(random) : {},
		...(random() < 0.1 ? { operationName: hostileValue(random) } : {}),
	});
}

/** As GraphQL writes values: keys without quotes. */
function literal(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
	if (value !== null && typeof value === 'object')
		return `{${Object.entries(value)
			.map(([name, inner]) => `${name.replace(/\W/g, '_') || '_'}: ${literal(inner)}`)
			.join(', ')}}`;
	return JSON.stringify(value) ?? 'null';
}

const json = { 'Content-Type': 'application/json' };

function hostile(random: Random, target: Target): Hostile {
	const collection = pick(random, random() < 0.85 ? target.collections : [...RESERVED, 'no_such', 'directus_users', '']);
	const own = target.ids[collection];
	const id = encodeURIComponent(pick(random, own ? [own, ...IDS, ...RESERVED] : [...IDS, ...RESERVED]));
	const query = () => (random() < 0.7 ? inAddress(random, parameters(random, target)) : '');
	const body = (value: unknown) => JSON.stringify(value) ?? '';
	const several = () => (random() < 0.5 ? rowOf(random, target) : [rowOf(random, target), rowOf(random, target)]);
	const batch = () =>
		pick<() => unknown>(random, [
			() => ({ query: random() < 0.8 ? parameters(random, target) : hostileValue(random), data: rowOf(random, target) }),
			() => ({ keys: random() < 0.5 ? [pick(random, IDS)] : hostileValue(random), data: rowOf(random, target) }),
			() => [rowOf(random, target)],
			() => hostileValue(random),
		])();
	return pick<() => Hostile>(random, [
		() => ({ method: 'GET', path: `/items/${collection}${inAddress(random, parameters(random, target))}`, headers: {} }),
		() => ({ method: 'GET', path: `/items/${collection}/${id}${query()}`, headers: {} }),
		() => ({
			method: 'SEARCH',
			path: `/items/${collection}`,
			headers: json,
			body: body(random() < 0.8 ? { query: parameters(random, target) } : batch()),
		}),
		() => ({ method: 'POST', path: `/items/${collection}${query()}`, headers: json, body: body(several()) }),
		() => ({ method: 'PATCH', path: `/items/${collection}/${id}${query()}`, headers: json, body: body(rowOf(random, target)) }),
		() => ({ method: 'PATCH', path: `/items/${collection}`, headers: json, body: body(batch()) }),
		// Only what is nowhere: a query that names nothing would delete all.
		() => ({
			method: 'DELETE',
			path: `/items/${collection}`,
			headers: json,
			body: body(
				pick(random, [
					['x'],
					[null],
					5,
					'x',
					{ keys: 'x' },
					{ query: 'x' },
					{ query: { limit: 'x' } },
					['8f14e45f-ceea-467f-a8e1-00000000dead'],
					[[]],
					RESERVED,
				]),
			),
		}),
		() => ({
			method: 'GET',
			path: `/simple-rest/${collection}?${['sort', 'range', 'filter', 'embed']
				.map(
					(name) =>
						`${name}=${encode(name === 'filter' ? filter(random, target) : random() < 0.5 ? [path(random, target), 'ASC'] : hostileValue(random))}`,
				)
				.filter(() => random() < 0.5)
				.join('&')}`,
			headers: {},
		}),
		() => ({
			method: pick(random, ['PUT', 'POST']),
			path: `/simple-rest/${collection}${random() < 0.7 ? `/${id}` : ''}`,
			headers: json,
			body: body(rowOf(random, target)),
		}),
		() => ({
			method: 'POST',
			path: pick(random, ['/graphql', '/graphql', '/graphql/system']),
			headers: json,
			body: graphql(random, target),
		}),
		() => ({
			method: 'GET',
			path: `/${pick(random, SYSTEM)}${random() < 0.3 ? `/${id}` : ''}${inAddress(random, parameters(random, target))}`,
			headers: {},
		}),
		() => ({ method: 'SEARCH', path: `/${pick(random, SYSTEM)}`, headers: json, body: body({ query: parameters(random, target) }) }),
		() => ({
			method: pick(random, ['POST', 'PATCH']),
			path: `/${pick(random, ['presets', 'comments', 'notifications', 'users', 'files', 'shares', 'utils/sort/x', 'utils/revert/x', 'utils/random/string', 'auth/login', 'auth/refresh', 'auth/password/request', `utils/sort/${collection}`, `permissions/me/${collection}`, 'collections', 'relations', `fields/${collection}`])}`,
			headers: json,
			body: body(several()),
		}),
		() => ({
			method: 'GET',
			path: `/${pick(random, ['assets', 'files', 'fields', 'collections', 'relations', 'permissions/me', 'schema', 'server/info', 'extensions', 'utils', 'versions', 'items'])}/${pick(random, [id, encodeURIComponent(collection)])}${query()}`,
			headers: {},
		}),
		() => ({
			method: 'POST',
			path: `/utils/import/${collection}`,
			headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
			body: `--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\nContent-Type: ${pick(random, ['application/json', 'text/csv', 'x/y'])}\r\n\r\n${random() < 0.5 ? body(several()) : `${target.fields.slice(0, 3).join(',')},${pick(random, RESERVED)}.x\n1,${pick(random, NUMBERS)},"${pick(random, TEXTS).toWellFormed()}`}\r\n--b--\r\n`,
		}),
	])();
}

export function hostileRequests(seed: number, count: number, target: Target): Hostile[] {
	const random = seeded(seed);
	return Array.from({ length: count }, () => hostile(random, target));
}
