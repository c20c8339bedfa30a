/**
 * Every read of Directus' services (by REST, GraphQL, exports, sockets, simple-rest) is checked before it runs and counted while it
 * runs: docs/decisions/0024-bounded-requests.md.
 */

import type { Query, SchemaOverview } from '@directus/types';
import type { DocumentNode } from 'graphql';
import type { Knex } from 'knex';
import type { Accountability } from '../context.js';
import { kontorError } from '../errors/errors.js';
import { QUERY_REASONS } from '../errors/reasons.js';
import { readableFieldsOf } from '../rights/read-rights.js';
import { isSummedUp } from '../rules/summed-up.js';
import { nodesLeft, spendNodes, spendRows, withinBudget, withinQuery, withoutBudget } from './budget.js';
import { withLastSort } from './last-sort.js';
import { sizeOfDocument } from './rules/document-size.js';
import { isReserved, problemOfQuery } from './rules/query-shape.js';
import { relationalNodes } from './rules/relational-nodes.js';
import { takingTurns } from './turns.js';

interface Reader {
	collection: string;
	knex: Knex;
	schema: SchemaOverview;
	accountability: Accountability | null;
}
type Read = (this: Reader, query: Query, options?: object) => Promise<unknown>;
type WriteOne = (this: Reader, row: unknown, options?: object) => Promise<unknown>;
type Process = (this: object, action: string, payload: unknown, ...rest: unknown[]) => Promise<unknown>;
type Execute = (this: object, parameters: { document: DocumentNode }) => Promise<unknown>;
interface Services {
	ItemsService: { prototype: { readByQuery: Read; createOne: WriteOne; upsertOne: WriteOne; [isBound]?: true } };
	PayloadService: { prototype: { processValues: Process } };
	GraphQLService: { prototype: { execute: Execute } };
}

const isBound = Symbol('kontor');
const MAX_FIELDS = 3_000;
const MAX_DEPTH = 20;

export function boundReads({ ItemsService, PayloadService, GraphQLService }: Services): void {
	const items = ItemsService.prototype;
	if (items[isBound]) return;
	items[isBound] = true;
	const { readByQuery } = items;
	items.readByQuery = function (query, options) {
		if (this.accountability === null) return withoutBudget(() => readByQuery.call(this, query, options));
		return withinBudget(async () => {
			const bounded = await boundedQuery(this, query);
			const read = () => withinQuery(bounded, () => readByQuery.call(this, bounded, options));
			// A transaction has its connection already.
			return this.knex.isTransaction ? read() : takingTurns(whoIs(this.accountability!), read);
		});
	};

	for (const name of ['createOne', 'upsertOne'] as const) {
		const write = items[name];
		items[name] = async function (row, options) {
			if (typeof row !== 'object' || row === null || Array.isArray(row))
				throw kontorError('INVALID_REQUEST', { reason: 'a row is an object' });
			return write.call(this, row, options);
		};
	}

	const { processValues } = PayloadService.prototype;
	PayloadService.prototype.processValues = function (action, payload, ...rest) {
		if (action === 'read' && Array.isArray(payload) && payload.length > 0) spendRows(payload.length, Object.keys(payload[0]).length);
		return processValues.call(this, action, payload, ...rest);
	};

	const { execute } = GraphQLService.prototype;
	GraphQLService.prototype.execute = function (parameters) {
		assertDocument(parameters.document);
		return withinBudget(() => execute.call(this, parameters));
	};
}

export const whoIs = ({ user, ip }: Accountability): string => user ?? ip ?? '';

async function boundedQuery({ collection, knex, schema, accountability }: Reader, query: Query): Promise<Query> {
	if (isReserved(collection) || !Object.hasOwn(schema.collections, collection))
		throw kontorError('INVALID_REQUEST', { reason: `there is no collection "${collection}"` });
	assertQuery(query as Record<string, unknown>);
	const readable = (name: string) => readableFieldsOf(name, { accountability, database: knex, schema });
	// Each query of a document counts, too, even if it reads one table.
	spendNodes(1);
	if (!isSummedUp(query)) {
		const wanted = { fields: query.fields ?? ['*'], alias: query.alias, deep: query.deep, hasBacklinks: query.backlink };
		spendNodes(await relationalNodes(collection, wanted, schema, readable, nodesLeft()));
	}
	return withLastSort(query, collection, schema, readable);
}

export function assertQuery(query: Record<string, unknown>): void {
	const reason = problemOfQuery(query);
	if (reason) throw kontorError('INVALID_REQUEST', { reason });
}

export function assertDocument(document: DocumentNode): void {
	const { fields, depth } = sizeOfDocument(document);
	if (fields > MAX_FIELDS || depth > MAX_DEPTH)
		throw kontorError('QUERY_TOO_LARGE', { reason: QUERY_REASONS.fields(MAX_FIELDS, MAX_DEPTH) });
}
