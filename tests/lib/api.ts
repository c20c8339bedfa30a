/** The three ways into Kontor, as one person: REST, GraphQL, simple-rest. */
import { toInput } from './graphql-input.ts';
import { inject } from './inject.ts';

export interface Answer {
	status: number;
	/** What was asked for: `data` of REST and GraphQL, the body of simple-rest. */
	data: any;
	/** The codes of the errors, or none. */
	codes: string[];
	body: any;
	headers: Headers;
}

export interface Person {
	/** A static token; nobody (the public) has none. */
	token?: string;
	organization?: string | null;
}

export interface Options {
	method?: string;
	body?: unknown;
	headers?: Record<string, string>;
}

export const url = (path: string): string => `${inject('url')}${path}`;

export async function call(person: Person, path: string, { method = 'GET', body, headers = {} }: Options = {}): Promise<Answer> {
	const isForm = body instanceof FormData || typeof body === 'string';
	const response = await fetch(url(path), {
		method,
		headers: {
			...(person.token ? { Authorization: `Bearer ${person.token}` } : {}),
			...(body === undefined || isForm ? {} : { 'Content-Type': 'application/json' }),
			...headers,
		},
		...(body === undefined ? {} : { body: isForm ? (body as FormData | string) : JSON.stringify(body) }),
		redirect: 'manual',
	});
	const text = await response.text();
	let parsed: any = text;
	try {
		parsed = text ? JSON.parse(text) : undefined;
	} catch {
		// An answer that is not JSON (a file, an export) stays text.
	}
	const errors: any[] = parsed?.errors ?? [];
	return {
		status: response.status,
		body: parsed,
		data: parsed && typeof parsed === 'object' && !Array.isArray(parsed) && 'data' in parsed ? parsed.data : parsed,
		codes: errors.map((error) => error.extensions?.code ?? 'NONE'),
		headers: response.headers,
	};
}

export const query = (parameters: Record<string, unknown>): string => {
	const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
	return given.length === 0
		? ''
		: `?${new URLSearchParams(given.map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]))}`;
};

export const graphql = (person: Person, text: string, variables: Record<string, unknown> = {}, path = '/graphql'): Promise<Answer> =>
	call(person, path, { method: 'POST', body: { query: text, variables } });

/** Directus serves its own collections at their own addresses (`/users`), all others under `/items`. */
export const restPath = (collection: string): string =>
	collection.startsWith('directus_') ? `/${collection.slice('directus_'.length)}` : `/items/${collection}`;

export interface Road {
	name: string;
	/** The ids of `wanted` that the person sees in a list. */
	list(person: Person, collection: string, wanted: string[]): Promise<{ seen: string[]; answer: Answer }>;
	create(person: Person, collection: string, row: object): Promise<Answer & { id?: string; isExpressible?: boolean }>;
	update(person: Person, collection: string, id: string, change: object): Promise<Answer>;
	remove(person: Person, collection: string, id: string): Promise<Answer>;
}

const idsOf = (rows: unknown): string[] => (Array.isArray(rows) ? rows.map((row) => String(row?.id)) : []);

export const rest: Road = {
	name: 'REST',
	async list(person, collection, wanted) {
		const answer = await call(person, restPath(collection) + query({ fields: 'id', filter: { id: { _in: wanted } }, limit: -1 }));
		return { seen: idsOf(answer.data), answer };
	},
	async create(person, collection, row) {
		const answer = await call(person, restPath(collection), { method: 'POST', body: row });
		return { ...answer, id: answer.data?.id === undefined ? undefined : String(answer.data.id) };
	},
	update: (person, collection, id, change) => call(person, `${restPath(collection)}/${id}`, { method: 'PATCH', body: change }),
	remove: (person, collection, id) => call(person, `${restPath(collection)}/${id}`, { method: 'DELETE' }),
};

const gqlName = (collection: string) => collection.replace(/^directus_/, '');
const gqlPath = (collection: string) => (collection.startsWith('directus_') ? '/graphql/system' : '/graphql');
/** GraphQL answers 200 with errors inside: whoever compares roads wants a status. Which one, it does not tell (it calls every
 * mistake of the caller an internal error), REST does. */
const withStatus = (answer: Answer): Answer => (answer.status === 200 && answer.codes.length > 0 ? { ...answer, status: 403 } : answer);

export const gql: Road = {
	name: 'GraphQL',
	async list(person, collection, wanted) {
		const name = gqlName(collection);
		const answer = withStatus(
			await graphql(
				person,
				`query { ${name}(limit: -1, filter: { id: { _in: ${JSON.stringify(wanted)} } }) { id } }`,
				{},
				gqlPath(collection),
			),
		);
		return { seen: idsOf(answer.data?.[name]), answer };
	},
	async create(person, collection, row) {
		const mutation = `create_${gqlName(collection)}_item`;
		const type = `create_${collection}_input`;
		const ask = (text: string) => graphql(person, text, {}, gqlPath(collection));
		const { input, isExpressible } = await toInput(person, type, row, ask);
		const text = `mutation ($row: ${type}!) { ${mutation}(data: $row) { id } }`;
		const answer = withStatus(await graphql(person, text, { row: input }, gqlPath(collection)));
		return { ...answer, id: answer.data?.[mutation]?.id, isExpressible };
	},
	async update(person, collection, id, change) {
		const type = `update_${collection}_input`;
		const ask = (text: string) => graphql(person, text, {}, gqlPath(collection));
		const { input } = await toInput(person, type, change, ask);
		const text = `mutation ($id: ID!, $change: ${type}!) { update_${gqlName(collection)}_item(id: $id, data: $change) { id } }`;
		return withStatus(await graphql(person, text, { id, change: input }, gqlPath(collection)));
	},
	remove: async (person, collection, id) =>
		withStatus(
			await graphql(person, `mutation ($id: ID!) { delete_${gqlName(collection)}_item(id: $id) { id } }`, { id }, gqlPath(collection)),
		),
};

export const simpleRest: Road = {
	name: 'simple-rest',
	async list(person, collection, wanted) {
		const answer = await call(person, `/simple-rest/${collection}${query({ filter: { id: wanted }, range: [0, 99] })}`);
		return { seen: idsOf(answer.body), answer };
	},
	async create(person, collection, row) {
		const answer = await call(person, `/simple-rest/${collection}`, { method: 'POST', body: row });
		return { ...answer, id: answer.body?.id };
	},
	update: (person, collection, id, change) => call(person, `/simple-rest/${collection}/${id}`, { method: 'PUT', body: change }),
	remove: (person, collection, id) => call(person, `/simple-rest/${collection}/${id}`, { method: 'DELETE' }),
};

export const roads: Road[] = [rest, gql, simpleRest];
