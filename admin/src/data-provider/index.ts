/** The only way of the console to the server's data: rows in the dialect of simple-rest, and the verbs of the business. */

import simpleRestProvider from 'ra-data-simple-rest';
import type { DataProvider, Identifier } from 'react-admin';
import type { Group, TotalsQuestion } from '../components/list/totals';
import { conflicts } from '../conflicts/conflicts';
import { changedFields, givenFields } from './changes';
import { withLines } from './document-lines';
import type { Answer, HttpClient } from './http';
import { createUploads } from './uploads';
import { createVerbs, type Verbs } from './verbs';
import { withMerging } from './with-merging';
import { createWrite } from './write';

const BASE = '/simple-rest';

const parameters = (values: Record<string, unknown>): string =>
	new URLSearchParams(Object.entries(values).map(([key, value]) => [key, JSON.stringify(value)])).toString();

const rowsWith = (resource: string, ids: Identifier[]): string => `${BASE}/${resource}?${parameters({ filter: { id: ids } })}`;

const embedOf = (meta?: { embed?: string[] }): string => (meta?.embed ? `?${parameters({ embed: meta.embed })}` : '');

/** With the tag of the state that it is in: what it is changed to goes back with it, so that a change of others, also of the lines, is noticed. */
const rowOf = ({ json, headers }: Answer) => ({ ...json, ...(headers.get('ETag') ? { etag: headers.get('ETag') } : {}) });

interface Trash {
	/** Out of the trash. */
	restore: (resource: string, ids: readonly Identifier[]) => Promise<void>;
}

interface Lists {
	/** What the rows of a list add up to, as the server counts them. */
	totals: (resource: string, question: TotalsQuestion) => Promise<{ groups: Group[] }>;
}

export type KontorDataProvider = DataProvider & Lists & Verbs & Trash & ReturnType<typeof createUploads>;

export function createDataProvider(http: HttpClient): KontorDataProvider {
	/** The provider keeps no header but the total; that the total is only a lower bound is said in another one. It knows no `fields` either. */
	const listing = async <T extends { meta?: any }>(
		fields: string[] | undefined,
		call: (provider: DataProvider) => Promise<T>,
	): Promise<T> => {
		let isCapped = false;
		const listening: HttpClient = async (url, options) => {
			const answer = await http(fields ? `${url}&${parameters({ fields })}` : url, options);
			isCapped = answer.headers.get('X-Total-Is-Capped') === 'true';
			return answer;
		};
		const result = await call(simpleRestProvider(BASE, listening as never));
		return { ...result, meta: { ...result.meta, isCapped } };
	};
	const write = createWrite(http);
	const rows: DataProvider = {
		...simpleRestProvider(BASE, http as never),
		getList: (resource, params) => listing(params.meta?.fields, (provider) => provider.getList(resource, params)),
		getManyReference: (resource, params) => listing(params.meta?.fields, (provider) => provider.getManyReference(resource, params)),
		getOne: async (resource, { id, meta, signal }) => {
			const answer = await http(`${BASE}/${resource}/${encodeURIComponent(id)}${embedOf(meta)}`, { signal });
			return { data: rowOf(answer) };
		},
		create: async (resource, { data, meta }) => {
			const answer = await write('POST', `${BASE}/${resource}${embedOf(meta)}`, givenFields(data));
			return { data: rowOf(answer) };
		},
		update: async (resource, { id, data, previousData, meta }) => {
			const changes = changedFields(data, previousData);
			if (Object.keys(changes).length === 0) return { data: previousData as never };
			// With the state that the change was made from: the server refuses it if somebody was faster (with-merging.ts).
			const tag: string | undefined = previousData.etag;
			const expected = !tag && 'updated_at' in previousData ? { updated_at: previousData.updated_at } : {};
			const answer = await write('PUT', `${BASE}/${resource}/${encodeURIComponent(id)}${embedOf(meta)}`, { ...changes, ...expected }, tag);
			return { data: rowOf(answer) };
		},
		delete: async (resource, { id, previousData }) => {
			const { json } = await write('DELETE', `${BASE}/${resource}/${encodeURIComponent(id)}`, undefined, previousData?.etag);
			return { data: json };
		},
		updateMany: async (resource, { ids, data }) => {
			const { json } = await http(rowsWith(resource, ids), { method: 'PUT', body: JSON.stringify(changedFields(data)) });
			return { data: json };
		},
		deleteMany: async (resource, { ids }) => {
			const { json } = await http(rowsWith(resource, ids), { method: 'DELETE' });
			return { data: json };
		},
	};
	const lists: Lists = {
		totals: async (resource, question) => (await http(`${BASE}/${resource}/-/totals?${parameters({ ...question })}`)).json,
	};
	const trash: Trash = {
		restore: async (resource, ids) => {
			await http(rowsWith(resource, [...ids]), { method: 'PUT', body: JSON.stringify({ deleted_at: null }) });
		},
	};
	return { ...trash, ...withMerging(withLines(rows), conflicts), ...lists, ...createVerbs(http), ...createUploads(http) };
}
