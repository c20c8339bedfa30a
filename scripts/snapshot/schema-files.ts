/**
 * The data model as files a person can read: one YAML file per collection, what is default left out.
 * `toFiles` and `fromFiles` translate between those files and the snapshot that Directus applies.
 */
import type { Snapshot as DirectusSnapshot } from '@directus/types';

type Json = Record<string, any>;

export interface Snapshot {
	version: number;
	directus: string;
	vendor?: DirectusSnapshot['vendor'];
	collections: Json[];
	fields: Json[];
	systemFields: Json[];
	relations: Json[];
}

/** One file: `snapshots/collections/<collection>.yaml`. */
export interface CollectionFile extends Json {
	collection: string;
	fields?: Record<string, Json>;
}

const LANGUAGES: Record<string, string> = { de: 'de-DE', en: 'en-US' };
const SHORT = Object.fromEntries(Object.entries(LANGUAGES).map(([short, long]) => [long, short]));

/** How the columns of Kontor's tables are kept, by the type that Directus gives them. */
export const DATA_TYPES: Record<string, string> = {
	uuid: 'uuid',
	string: 'character varying',
	text: 'text',
	csv: 'text',
	integer: 'integer',
	bigInteger: 'bigint',
	decimal: 'numeric',
	float: 'real',
	boolean: 'boolean',
	timestamp: 'timestamp with time zone',
	dateTime: 'timestamp without time zone',
	date: 'date',
	time: 'time without time zone',
	json: 'jsonb',
};

const COLLECTION_META: Json = {
	accountability: 'all',
	archive_app_filter: true,
	archive_field: null,
	archive_value: null,
	collapse: 'open',
	color: null,
	display_template: null,
	group: null,
	hidden: false,
	icon: null,
	in_console: true,
	is_shared: false,
	item_duplication_fields: null,
	note: null,
	preview_url: null,
	singleton: false,
	sort: null,
	sort_field: null,
	translations: null,
	unarchive_value: null,
	versioning: false,
};

const FIELD_META: Json = {
	conditions: null,
	display: null,
	display_options: null,
	group: null,
	hidden: false,
	interface: null,
	note: null,
	options: null,
	readonly: false,
	required: false,
	searchable: false,
	special: null,
	translations: null,
	validation: null,
	validation_message: null,
	width: 'half',
};

/** What nearly every field of a type has, so that a file only tells what is particular. */
const FIELD_META_BY_TYPE: Record<string, Json> = {
	alias: { width: 'full', searchable: true },
	string: { interface: 'input' },
	text: { interface: 'input-multiline', width: 'full' },
	integer: { interface: 'input' },
	decimal: { interface: 'kontor-decimal' },
	boolean: { interface: 'boolean', special: ['cast-boolean'], display: 'boolean' },
	timestamp: { interface: 'datetime', display: 'datetime' },
	date: { interface: 'datetime', display: 'datetime' },
	json: { special: ['cast-json'], width: 'full' },
	csv: { interface: 'tags', special: ['cast-csv'], display: 'labels', width: 'full' },
};
const REFERENCE_META: Json = { interface: 'select-dropdown-m2o', special: ['m2o'], display: 'related-values' };

const fieldDefaults = (type: string, isReference: boolean): Json => ({
	...FIELD_META,
	...FIELD_META_BY_TYPE[type],
	...(isReference ? REFERENCE_META : {}),
});

/** Short names for the parts of a column. */
const COLUMN: Record<string, { key: string; fallback: (type: string) => unknown }> = {
	nullable: { key: 'is_nullable', fallback: () => true },
	unique: { key: 'is_unique', fallback: () => false },
	primary_key: { key: 'is_primary_key', fallback: () => false },
	default: { key: 'default_value', fallback: () => null },
	length: { key: 'max_length', fallback: (type) => (type === 'string' ? 255 : null) },
	precision: { key: 'numeric_precision', fallback: (type) => (type === 'integer' ? 32 : null) },
	scale: { key: 'numeric_scale', fallback: (type) => (type === 'integer' ? 0 : null) },
	data_type: { key: 'data_type', fallback: (type) => DATA_TYPES[type] },
};

/** Those keys of a field that say what its column is. */
export const COLUMN_KEYS: readonly string[] = [...Object.keys(COLUMN), 'auto_increment'];

const RELATION_META: Json = {
	junction_field: null,
	one_allowed_collections: null,
	one_collection_field: null,
	one_deselect_action: 'nullify',
	one_field: null,
	sort_field: null,
};

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

const withoutDefaults = (values: Json, defaults: Json): Json =>
	Object.fromEntries(Object.entries(values).filter(([key, value]) => !(key in defaults && same(value, defaults[key]))));

function readLabels(translations: Json[] | null): Json {
	if (!translations) return {};
	const pick = (key: string) => {
		const entries = translations.filter((t) => t[key]).map((t) => [SHORT[t.language] ?? t.language, t[key]]);
		return entries.length ? { [key === 'translation' ? 'label' : key]: Object.fromEntries(entries) } : {};
	};
	const label = pick('translation');
	const plural = pick('plural');
	// The plural is nearly always the label itself: written down only where it differs.
	return { ...label, ...pick('singular'), ...(same(plural.plural, label.label) ? {} : plural) };
}

function writeLabels(file: Json, withPlural: boolean): Json[] | null {
	if (!file.label) return null;
	return Object.keys(file.label).map((short) => ({
		language: LANGUAGES[short] ?? short,
		translation: file.label[short],
		...(withPlural ? { singular: file.singular?.[short] ?? file.label[short], plural: (file.plural ?? file.label)[short] } : {}),
	}));
}

function sortKeys(value: any): any {
	if (Array.isArray(value)) return value.map(sortKeys);
	if (value && typeof value === 'object')
		return Object.fromEntries(
			Object.keys(value)
				.sort()
				.map((key) => [key, sortKeys(value[key])]),
		);
	return value;
}

// ------------------------------------------------------------------ snapshot -> files

export function toFiles(snapshot: Snapshot): CollectionFile[] {
	const files = new Map<string, CollectionFile>();
	for (const { collection, meta, schema } of snapshot.collections) {
		const { collection: _, translations, ...rest } = meta ?? {};
		files.set(collection, {
			collection,
			...(schema ? {} : { folder: true }),
			...readLabels(translations),
			...sortKeys(withoutDefaults(rest, COLLECTION_META)),
			...(schema ? { fields: {} } : {}),
		});
	}
	const inOrder = [...snapshot.fields].sort((a, b) => (a.meta?.sort ?? 1e6) - (b.meta?.sort ?? 1e6) || a.field.localeCompare(b.field));
	for (const field of inOrder) {
		// A field on a system collection (directus_users, …) gets a file that holds only Kontor's additions.
		if (!files.has(field.collection)) files.set(field.collection, { collection: field.collection, fields: {} });
		const relation = snapshot.relations.find((r) => r.collection === field.collection && r.field === field.field);
		files.get(field.collection)!.fields![field.field] = fieldToFile(field, relation);
	}
	return [...files.values()].sort((a, b) => a.collection.localeCompare(b.collection));
}

function fieldToFile(field: Json, relation: Json | undefined): Json {
	const { collection: _c, field: _f, sort: _s, translations, ...meta } = field.meta ?? {};
	const column: Json = {};
	if (field.schema)
		for (const [short, { key, fallback }] of Object.entries(COLUMN)) {
			const value = field.schema[key];
			if (!same(value, fallback(field.type))) column[short] = value;
		}
	// A primary key is unique by nature.
	if (column.primary_key) delete column.unique;
	// The database counts it: its default is the counter, which is made anew with the column.
	if (field.schema?.has_auto_increment) {
		delete column.default;
		column.auto_increment = true;
	}
	return {
		type: field.type,
		...readLabels(translations),
		...column,
		...sortKeys(withoutDefaults(meta, fieldDefaults(field.type, !!relation))),
		...(relation ? { references: relationToFile(relation) } : {}),
	};
}

function relationToFile({ related_collection, meta, schema }: Json): Json {
	const { one_field, sort_field, one_deselect_action, junction_field } = meta ?? {};
	return {
		collection: related_collection,
		...(schema ? { on_delete: schema.on_delete } : {}),
		...(schema && schema.on_update !== 'NO ACTION' ? { on_update: schema.on_update } : {}),
		...(one_field ? { reverse: one_field } : {}),
		...(sort_field ? { sort: sort_field } : {}),
		...(one_deselect_action !== 'nullify' ? { deselect: one_deselect_action } : {}),
		...(junction_field ? { junction: junction_field } : {}),
	};
}

// ------------------------------------------------------------------ files -> snapshot

export function fromFiles(files: CollectionFile[], directus: string): Snapshot {
	const snapshot: Snapshot = { version: 1, directus, vendor: 'postgres', collections: [], fields: [], systemFields: [], relations: [] };
	for (const file of files) {
		const { collection, folder, fields = {}, label, singular, plural, ...meta } = file;
		if (!collection.startsWith('directus_'))
			snapshot.collections.push({
				collection,
				meta: { ...COLLECTION_META, ...meta, collection, translations: writeLabels({ label, singular, plural }, true) },
				schema: folder ? null : { name: collection },
			});
		Object.entries(fields).forEach(([name, field], index) => {
			snapshot.fields.push(fieldFromFile(collection, name, field, index + 1));
			if (field.references) snapshot.relations.push(relationFromFile(collection, name, field.references));
		});
	}
	return snapshot;
}

function fieldFromFile(collection: string, name: string, file: Json, sort: number): Json {
	const { type, label, references, auto_increment, ...rest } = file;
	// Files of an earlier version name the counter.
	const isCounted = auto_increment ?? /^nextval\(/.test(String(rest.default ?? ''));
	const column: Json = {};
	for (const [short, { key, fallback }] of Object.entries(COLUMN)) {
		column[key] = short in rest ? rest[short] : fallback(type);
		delete rest[short];
	}
	if (column.is_primary_key) column.is_unique = true;
	// Directus would write down the counter's name as a value: nothing is said, and the column gets a counter of its own.
	if (isCounted) delete column.default_value;
	return {
		collection,
		field: name,
		type,
		meta: { ...fieldDefaults(type, !!references), ...rest, collection, field: name, sort, translations: writeLabels({ label }, false) },
		...(type === 'alias'
			? {}
			: {
					schema: {
						name,
						table: collection,
						...column,
						// Indexes belong to snapshots/guards, whoever made the one that Directus sees.
						is_indexed: false,
						is_generated: false,
						generation_expression: null,
						has_auto_increment: isCounted,
						foreign_key_table: references?.on_delete ? references.collection : null,
						foreign_key_column: references?.on_delete ? 'id' : null,
					},
				}),
	};
}

function relationFromFile(collection: string, field: string, file: Json): Json {
	return {
		collection,
		field,
		related_collection: file.collection,
		meta: {
			...RELATION_META,
			many_collection: collection,
			many_field: field,
			one_collection: file.collection,
			one_field: file.reverse ?? null,
			sort_field: file.sort ?? null,
			one_deselect_action: file.deselect ?? 'nullify',
			junction_field: file.junction ?? null,
		},
		...(file.on_delete
			? {
					schema: {
						table: collection,
						column: field,
						foreign_key_table: file.collection,
						foreign_key_column: 'id',
						constraint_name: `${collection}_${field}_foreign`,
						on_update: file.on_update ?? 'NO ACTION',
						on_delete: file.on_delete,
					},
				}
			: {}),
	};
}
