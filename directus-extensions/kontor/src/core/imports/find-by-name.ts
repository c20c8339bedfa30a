/** A record that a table names as people do: by number, name, title or e-mail. Only what the reader of the file may see is found. */
import type { Knex } from 'knex';
import type { Accountability, Row, SchemaOverview } from '../context.js';
import type { Services } from '../directus.js';
import type { Words } from '../errors/reasons.js';
import { CELL_PROBLEMS } from './rules/cell-problems.js';

export interface Reader {
	knex: Knex;
	schema: SchemaOverview;
	accountability: Accountability | null;
}
const NAMES = ['number', 'name', 'title', 'email'];
const UUID = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i;

export class NamedRecords {
	private readonly known = new Map<string, Promise<{ value: unknown } | { problem: Words }>>();

	constructor(
		private readonly reader: Reader,
		private readonly services: Pick<Services, 'ItemsService'>,
	) {}

	find(collection: string, text: string): Promise<{ value: unknown } | { problem: Words }> {
		const key = JSON.stringify([collection, text]);
		let found = this.known.get(key);
		if (!found) {
			found = this.lookUp(collection, text);
			this.known.set(key, found);
		}
		return found;
	}

	private async lookUp(collection: string, text: string): Promise<{ value: unknown } | { problem: Words }> {
		const { fields, primary } = this.reader.schema.collections[collection]!;
		// A key is given on: whether it exists is found out when the row is written.
		if (fields[primary]!.type === 'uuid' ? UUID.test(text) : /^\d+$/.test(text)) return { value: text };
		const ways: Row[] = NAMES.filter((name) => /^(string|text)$/.test(fields[name]?.type ?? '')).map((name) => ({ [name]: { _eq: text } }));
		const [, first, last] = /^(.+)\s+(\S+)$/.exec(text) ?? [];
		if (first && fields.firstname && fields.lastname) ways.push({ _and: [{ firstname: { _eq: first } }, { lastname: { _eq: last } }] });
		const keys = new Set<unknown>();
		for (const filter of ways) for (const row of await this.visible(collection, primary, filter)) keys.add(row[primary]);
		if (keys.size === 1) return { value: [...keys][0] };
		return { problem: keys.size === 0 ? CELL_PROBLEMS.nobody(text) : CELL_PROBLEMS.several(text) };
	}

	/** A field that the reader may not see names nothing. */
	private async visible(collection: string, primary: string, filter: Row): Promise<Row[]> {
		const service = new this.services.ItemsService(collection, this.reader);
		try {
			return await service.readByQuery({ filter: filter as never, fields: [primary], limit: 2 });
		} catch (error) {
			if ((error as { code?: string }).code === 'FORBIDDEN') return [];
			throw error;
		}
	}
}
