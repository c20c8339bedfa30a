/**
 * Repairs how Directus changes relations: it changes and creates foreign keys in a callback that it does not await, so an error there
 * ends the process for everybody; and it writes into its cached schema, which is frozen here
 * (docs/decisions/0005-fast-tenant-filter.md). So the service gets its own copy of the relations, and what would fail in that
 * callback is refused before. Incomplete parts are left out of the schema (rules/half-made.ts).
 */
import type { Relation } from '@directus/types';
import type { SchemaOverview } from '../context.js';
import { kontorError } from '../errors/errors.js';
import { assertRelationFits, isShippedRelation } from './protect-model.js';
import { unfilledAliases, wholeRelations } from './rules/half-made.js';

interface Service {
	schema: SchemaOverview;
}
type Given = Partial<Omit<Relation, 'schema'>> & { schema?: Record<string, unknown> | null };
type Create = (this: Service, relation: Given, options?: unknown) => Promise<void>;
type ReadAll = (this: Service, collection?: string, options?: unknown, isForSchema?: boolean) => Promise<Relation[]>;
type Update = (this: Service, collection: string, field: string, relation: Given, options?: unknown) => Promise<void>;
export interface RelationServices {
	RelationsService: { prototype: { createOne: Create; updateOne: Update; readAll: ReadAll } };
}

const ACTIONS: unknown[] = ['NO ACTION', 'SET NULL', 'SET DEFAULT', 'CASCADE', 'RESTRICT'];

export function mendRelations({ RelationsService: { prototype: relations } }: RelationServices): void {
	const { createOne, updateOne, readAll } = relations;

	// Directus always calls this last when it reads the schema.
	relations.readAll = async function (collection, options, isForSchema) {
		const all = await readAll.call(this, collection, options, isForSchema);
		return isForSchema ? leaveOutHalfMade(this.schema, all) : all;
	};

	relations.createOne = async function (relation, options) {
		assertKnown(relation.collection, this.schema);
		assertKnown(relation.related_collection, this.schema);
		assertActions(relation);
		if (!isShippedRelation(relation, undefined)) assertRelationFits(relation, relation.related_collection ?? null, this);
		await createOne.call(withOwnRelations(this), relation, options);
	};
	relations.updateOne = async function (collection, field, relation, options) {
		assertKnown(collection, this.schema);
		assertActions(relation);
		const existing = this.schema.relations.find((one) => one.collection === collection && one.field === field);
		// The schema may be a moment old, or the relation may name a table that is gone.
		if (existing?.related_collection) assertKnown(existing.related_collection, this.schema);
		const related = existing?.related_collection ?? null;
		if (isShippedRelation({ ...relation, collection, field }, existing)) return;
		assertRelationFits({ ...relation, collection, field }, related, this);
		// Directus makes the foreign key again: without this it would lose what a deletion does.
		const { on_delete, on_update } = existing?.schema ?? {};
		const schema = { ...(on_delete ? { on_delete, on_update } : {}), ...relation.schema };
		const whole = { ...relation, collection, field, related_collection: related, schema };
		await updateOne.call(withOwnRelations(this), collection, field, whole, options);
	};
}

function leaveOutHalfMade({ collections }: SchemaOverview, all: Relation[]): Relation[] {
	const whole = wholeRelations(collections, all);
	for (const { collection, field } of unfilledAliases(collections, whole)) delete collections[collection]!.fields[field];
	for (const one of Object.values(collections)) if (one.sortField && !Object.hasOwn(one.fields, one.sortField)) one.sortField = null;
	return whole;
}

function withOwnRelations(service: Service): Service {
	const relations = service.schema.relations.map((relation) => ({ ...relation, schema: relation.schema && { ...relation.schema } }));
	return Object.create(service, { schema: { value: { ...service.schema, relations } } });
}

/** Also names that every object of JavaScript has, such as `constructor`, are no collections. */
function assertKnown(collection: string | null | undefined, schema: SchemaOverview): void {
	if (collection !== null && collection !== undefined && !Object.hasOwn(schema.collections, collection))
		throw kontorError('INVALID_REQUEST', { reason: `there is no collection "${collection}"` });
}

function assertActions({ schema }: Given): void {
	for (const name of ['on_delete', 'on_update']) {
		const action = schema?.[name];
		if (action !== undefined && action !== null && !ACTIONS.includes(action))
			throw kontorError('INVALID_REQUEST', { reason: `"${name}" must be one of ${ACTIONS.join(', ')}` });
	}
}
