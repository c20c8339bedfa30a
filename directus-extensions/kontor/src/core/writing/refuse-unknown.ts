/**
 * Directus leaves out what it does not know, so that a misspelt field is lost without a word. Here it is refused. It comes after the
 * check of permissions, so that nobody learns which fields there are: who may write only some is refused all others alike.
 */
import type { Accountability, Row, SchemaOverview } from '../context.js';
import { kontorError } from '../errors/errors.js';
import { similarTo } from '../rules/similar.js';

interface Payload {
	collection: string;
	schema: SchemaOverview;
	accountability: Accountability | null;
}
type Process = (this: Payload, row: Row, ...rest: unknown[]) => Promise<unknown>;
interface Services {
	PayloadService: { prototype: { processM2O: Process; [isMended]?: true } };
}
const isMended = Symbol('kontor');

/** Directus calls it for each row, nested ones too, right after it has checked the permission. */
export function mendPayloads({ PayloadService: { prototype } }: Services): void {
	if (prototype[isMended]) return;
	prototype[isMended] = true;
	const { processM2O } = prototype;
	prototype.processM2O = async function (row, ...rest) {
		if (this.accountability) refuseUnknown(this.collection, row, this.schema);
		return processM2O.call(this, row, ...rest);
	};
}

export function refuseUnknown(collection: string, row: Row, schema: SchemaOverview): void {
	// Directus' own tables take more than their fields from Studio.
	if (collection.startsWith('directus_')) return;
	const { fields } = schema.collections[collection]!;
	const field = Object.keys(row).find((name) => !Object.hasOwn(fields, name));
	if (field === undefined) return;
	const similar = similarTo(field, Object.keys(fields));
	const names = similar.join(', ');
	const hint = names ? { de: `Gemeint ist vielleicht: ${names}.`, en: `Perhaps you mean: ${names}.` } : { de: '', en: '' };
	throw kontorError('FIELD_UNKNOWN', { collection, field, similar, hint });
}
