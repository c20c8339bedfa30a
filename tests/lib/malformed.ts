/** Requests that no verb may take, made from its description. Seeded: the same seed makes the same requests. */

type Json = Record<string, any>;
export interface Verb {
	method: string;
	path: string;
	operation: Json;
}
export interface Malformed {
	what: string;
	path: string;
	headers: Record<string, string>;
	/** As it goes over the wire: not everything here is JSON. */
	body?: string;
}
export interface Ids {
	/** Rows of the caller's own firm, by collection: with them only what is wrong keeps the verb from running. */
	own: Record<string, string>;
	foreign: string[];
}

export const verbsOf = (description: Json): Verb[] =>
	Object.entries<Json>(description.paths).flatMap(([path, item]) =>
		Object.entries<Json>(item)
			.filter(([, operation]) => operation.tags?.some((tag: string) => tag.startsWith('Kontor ')))
			.map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
	);

export type Random = () => number;

/** mulberry32 */
export function seeded(seed: number): Random {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let value = Math.imul(state ^ (state >>> 15), 1 | state);
		value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
		return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
	};
}

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

const HOSTILE = [
	`'; drop table invoices; --`,
	`' or '1'='1`,
	'<script>alert(1)</script>',
	'{{constructor.constructor("return 1")()}}',
	'#{7*7}',
	'../../../../etc/passwd',
	'\u0000',
	'a\u0000b',
	'\ud800',
	'\udfff\ud800',
	'\u202e\u0007',
	'𝕬'.repeat(5000),
	'%s%n%x',
	'-1',
	'NaN',
	'Infinity',
	'1e999',
	'0x10',
	'',
	' ',
	'null',
	'true',
	'[]',
	'{}',
];
const NOWHERE = '8f14e45f-ceea-467f-a8e1-00000000dead';
/** Number literals that JSON.stringify would not write. */
const NUMBERS = ['-1', '1e999', '-1e999', '1e-999', '99999999999999999999999999', '-0.00000000000001', '0.1e1000'];
const ODD_KEYS = ['k'.repeat(256), ' ', '"', '\u00ff\u00fe', '../..', `' or 1=1`, 'a,b', '0'];

const deep = (levels: number, open: string, close: string) => open.repeat(levels) + close.repeat(levels);

const branchesOf = (schema: Json): Json[] => schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
const propertiesOf = (schema: Json): Json => Object.assign({}, schema.properties, ...branchesOf(schema).map(propertiesOf));
const requiredOf = (schema: Json): string[] => schema.required ?? [];

/** A value that the schema takes, as far as a schema tells. */
function valid(schema: Json): unknown {
	if (schema.enum) return schema.enum[0];
	if (schema.format === 'uuid') return NOWHERE;
	if (schema.format === 'date') return '2026-03-02';
	if (schema.format === 'date-time') return '2026-03-02T09:00:00Z';
	const branches = branchesOf(schema);
	if (branches.length > 0 && !schema.properties) return valid(branches[0]!);
	if (schema.type === 'string') return '5';
	if (schema.type === 'integer' || schema.type === 'number') return Math.max(1, schema.minimum ?? 1);
	if (schema.type === 'boolean') return false;
	if (schema.type === 'array') return [valid(schema.items ?? {})];
	const wanted = new Set(requiredOf(schema));
	return Object.fromEntries(
		Object.entries<Json>(propertiesOf(schema))
			.filter(([name]) => wanted.has(name))
			.map(([name, one]) => [name, valid(one)]),
	);
}

/** A value that it can't take whatever else it says: no verb has a property that may be a list in a list. */
const wrong = (random: Random, schema: Json): unknown => {
	const isText = schema.type === 'string' || branchesOf(schema).some(({ type }) => type === 'string');
	const values: unknown[] = [[[]], [[[1]]], { a: { b: 1 } }, [{ a: 1 }, [2]]];
	if (!isText) values.push('\u0000', 'x');
	if (schema.type !== 'boolean' && schema.type !== 'array') values.push(true, null);
	return pick(random, schema.nullable ? values.filter((value) => value !== null) : values);
};

export function malformed(verb: Verb, random: Random, ids: Ids): Malformed {
	const schema: Json = verb.operation.requestBody?.content?.['application/json']?.schema ?? {};
	const inPath: string[] = verb.operation.parameters.filter((one: Json) => one.in === 'path').map((one: Json) => one.name);
	const properties = propertiesOf(schema);
	const base = valid(schema) as Json;
	const json = { 'Content-Type': 'application/json' };
	const collection = verb.path.split('/').findLast((part) => part in ids.own);
	const filled = (id: string) => verb.path.replace(/\{\w+\}/g, id);
	/** Where only what is wrong with the request keeps it from being done. */
	const real = filled(ids.own[collection ?? ''] ?? NOWHERE);
	/** Where nothing could be done even if the request were right. */
	const nowhere = filled(pick(random, [NOWHERE, ...ids.foreign]));

	if (verb.method === 'GET') {
		const queries = ['?no_such=1', '?id[a][b]=1', '?__proto__[x]=1', '?id=1&id=2', `?${'q='.repeat(2000)}`, '?%00=%00', '?constructor=1'];
		if (inPath.length > 0 && random() < 0.7)
			return { what: 'hostile id', path: filled(hostileId(random)), headers: { 'Idempotency-Key': pick(random, ODD_KEYS) } };
		return { what: 'odd query', path: (inPath.length > 0 ? nowhere : verb.path) + pick(random, queries), headers: {} };
	}

	const send = (what: string, value: unknown, path = real): Malformed => ({ what, path, headers: json, body: JSON.stringify(value) });
	const some = (from = Object.keys(properties)) => (from.length > 0 ? pick(random, from) : undefined);
	const makers: (() => Malformed | undefined)[] = [
		() => {
			const name = some();
			return name === undefined ? undefined : send(`wrong type of ${name}`, { ...base, [name]: wrong(random, properties[name]) });
		},
		() => {
			const name = some(requiredOf(schema));
			return name === undefined ? undefined : send(`without ${name}`, { ...base, [name]: undefined });
		},
		() =>
			send('unknown field', {
				...base,
				[pick(random, ['__proto__x', 'constructor', 'organization_id', 'status', HOSTILE[0]!, '', 'ﬁeld'])]: 1,
			}),
		() => send('the organization', { ...base, organization_id: NOWHERE }),
		() => (random() < 0.1 ? send('a megabyte', { ...base, [some() ?? 'text']: 'x'.repeat(1_000_000) }) : undefined),
		() => ({
			what: 'a number like none',
			path: real,
			headers: json,
			body: withRaw(
				base,
				some(Object.keys(properties).filter((name) => !mayBeNumber(properties[name]))) ?? 'no_such',
				pick(random, NUMBERS),
			),
		}),
		() => send('body is no object', pick(random, [[], [base], 'text', 7, true, [[]]])),
		() => {
			const name = some();
			const levels = pick(random, [100, 5000]);
			const raw = random() < 0.5 ? deep(levels, '[', ']') : `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
			return { what: 'deeply nested', path: real, headers: json, body: withRaw(base, name ?? 'no_such', raw) };
		},
		() => ({
			what: 'the same key twice',
			path: real,
			headers: json,
			body: `{"no_such":1,"no_such":2,${JSON.stringify(base).slice(1).replace(/^}/, '"a":1}')}`,
		}),
		() => ({
			what: 'broken JSON',
			path: real,
			headers: json,
			body: pick(random, [
				'{',
				'{"a":',
				'{"a":1,}',
				"{'a':1}",
				'{"a":NaN}',
				'{"a":Infinity}',
				'undefined',
				'{"a":01}',
				'\u0000',
				'[1',
				'"',
				'{"a":"\\ud8"}',
			]),
		}),
		() => {
			if (inPath.length === 0 && requiredOf(schema).length === 0) return undefined;
			const type = pick(random, [
				'text/plain',
				'application/xml',
				'multipart/form-data',
				'application/x-www-form-urlencoded',
				'x',
				'application/json; charset=utf-7',
			]);
			return {
				what: `sent as ${type}`,
				path: nowhere,
				headers: { 'Content-Type': type },
				body: pick(random, ['<a/>', 'a[b][c]=1', 'text', '{"a":1}']),
			};
		},
		() => (inPath.length === 0 ? undefined : { ...send('hostile id', base, filled(hostileId(random))) }),
		() => (inPath.length === 0 ? undefined : { ...send('id of nothing, or of another firm', base, nowhere) }),
		() => {
			const name = some(Object.keys(properties).filter((one) => properties[one].format === 'uuid'));
			return name === undefined
				? undefined
				: send(`${name} of another firm`, { ...base, [name]: pick(random, [NOWHERE, ...ids.foreign]) }, nowhere);
		},
		() => {
			const name = some(Object.keys(properties).filter((one) => properties[one].format || properties[one].enum));
			return name === undefined ? undefined : send(`hostile ${name}`, { ...base, [name]: pick(random, HOSTILE) });
		},
		() => {
			const name = some(Object.keys(properties).filter((one) => properties[one].type === 'string' && !properties[one].format));
			return name === undefined
				? undefined
				: send(`half characters or NUL in ${name}`, { ...base, [name]: pick(random, ['\u0000', 'a\u0000', '\ud800', 'x\udc00y']) });
		},
		() => ({
			...send('odd Idempotency-Key', { ...base, no_such: 1 }),
			headers: { ...json, 'Idempotency-Key': pick(random, ODD_KEYS) },
		}),
	];
	for (;;) {
		const made = pick(random, makers)();
		if (made) return made;
	}
}

const mayBeNumber = (schema: Json): boolean =>
	schema.type === 'number' || schema.type === 'integer' || branchesOf(schema).some(mayBeNumber);

const hostileId = (random: Random): string => {
	const raw = pick(random, [
		...HOSTILE.filter((text) => text.isWellFormed() && text.length < 1000).map(encodeURIComponent),
		'%ED%A0%80',
		'%',
		'%zz',
		'%00',
		NOWHERE.slice(1),
		`${NOWHERE}0`,
	]);
	return raw === '' ? '%20' : raw;
};

function withRaw(base: Json, name: string, raw: string): string {
	const rest = JSON.stringify({ ...base, [name]: undefined });
	return `{${JSON.stringify(name)}:${raw}${rest === '{}' ? '' : `,${rest.slice(1, -1)}`}}`;
}
