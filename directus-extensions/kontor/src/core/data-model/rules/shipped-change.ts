/**
 * What may be changed of a field that Kontor ships. Its column, its kind and the choices that rules know stay; how it looks, what it is
 * called, more choices are free. docs/decisions/0030-protected-model.md
 */
import type { ShippedField } from '../../../generated/shipped.js';
import type { Words } from '../../errors/reasons.js';

/** A field as Directus describes it; of what somebody gives, only a part is there. */
export interface GivenField {
	type?: string | null;
	schema?: Record<string, unknown> | null;
	meta?: Record<string, unknown> | null;
}

type Kept = [property: string, shipped: (field: ShippedField) => unknown, reason: Words];

const KEPT: readonly Kept[] = [
	['is_nullable', ({ required }) => !required, { de: 'ob ein Wert da sein muss, steht fest', en: 'whether it must have a value is fixed' }],
	[
		'is_unique',
		({ unique, key }) => !!(unique || key),
		{ de: 'ob ein Wert mehrmals vorkommen darf, steht fest', en: 'whether a value may occur twice is fixed' },
	],
	['is_primary_key', ({ key }) => !!key, { de: 'der Schlüssel der Tabelle steht fest', en: 'the key of the table is fixed' }],
	['has_auto_increment', () => false, { de: 'der Schlüssel der Tabelle steht fest', en: 'the key of the table is fixed' }],
	['max_length', ({ length }) => length, { de: 'seine Länge steht fest', en: 'its length is fixed' }],
	['numeric_precision', ({ precision }) => precision, { de: 'seine Stellen stehen fest', en: 'its digits are fixed' }],
	['numeric_scale', ({ scale }) => scale, { de: 'seine Nachkommastellen stehen fest', en: 'its decimal places are fixed' }],
	['default_value', (field) => field.default, { de: 'seine Vorgabe steht fest', en: 'its default is fixed' }],
];

const plain = (value: unknown): string => {
	if (value === undefined || value === null || value === '') return '';
	if (typeof value === 'object') return JSON.stringify(value);
	return Number.isFinite(Number(value)) && typeof value !== 'boolean' ? String(Number(value)) : String(value);
};
const same = (a: unknown, b: unknown): boolean => plain(a) === plain(b);

/** Why the change is refused. What the field is already may always be given again, and what Kontor ships may be restored. */
export function refusedChange(shipped: ShippedField, current: GivenField, given: GivenField): Words | undefined {
	if (given.type && given.type !== current.type && given.type !== shipped.type)
		return { de: 'seine Art (Text, Zahl, Datum …) steht fest', en: 'its kind (text, number, date, …) is fixed' };
	for (const [property, value, reason] of KEPT) {
		const wanted = given.schema?.[property];
		if (wanted === undefined || same(wanted, current.schema?.[property])) continue;
		if (!same(wanted, value(shipped))) return reason;
	}
	return refusedMeta(shipped, current.meta ?? {}, given.meta ?? {});
}

function refusedMeta(shipped: ShippedField, current: Record<string, unknown>, given: Record<string, unknown>): Words | undefined {
	const specials = (value: unknown) => [value ?? []].flat().sort().join();
	if (given.special !== undefined && ![specials(current.special), specials(shipped.special)].includes(specials(given.special)))
		return { de: 'wie der Server seine Werte behandelt, steht fest', en: 'how the server treats its values is fixed' };
	if (shipped.readonly && given.validation && !same(given.validation, current.validation))
		return {
			de: 'der Server füllt es, eine eigene Prüfung würde ihn daran hindern',
			en: 'the server fills it, and a check of your own would keep it from doing so',
		};
	if (given.options === undefined) return undefined;
	const [before, after] = [valuesOf(current.options), valuesOf(given.options)];
	const lost = (shipped.choices ?? []).filter((choice) => before.includes(choice) && !after.includes(choice));
	if (lost.length === 0) return undefined;
	return {
		de: `Kontors Regeln kennen ${quoted(lost, '„', '“')}. Eine Auswahl kann anders genannt und um weitere ergänzt werden`,
		en: `Kontor's rules know ${quoted(lost, '“', '”')}. A choice can be called something else, and others can be added`,
	};
}

const quoted = (values: readonly string[], open: string, close: string) => values.map((value) => `${open}${value}${close}`).join(', ');

/** The values of a drop-down's choices. */
function valuesOf(options: unknown): unknown[] {
	const choices = (options as { choices?: unknown } | null)?.choices;
	return Array.isArray(choices) ? choices.map((choice) => (choice as { value?: unknown } | null)?.value) : [];
}

/** Whether anything of the column would become different: otherwise Directus need not touch it, which Postgres often refuses. */
export const changesColumn = (current: GivenField, given: GivenField): boolean =>
	(!!given.type && given.type !== current.type) ||
	KEPT.some(([property]) => given.schema?.[property] !== undefined && !same(given.schema[property], current.schema?.[property])) ||
	(given.schema?.is_indexed !== undefined && given.schema.is_indexed !== current.schema?.is_indexed);
