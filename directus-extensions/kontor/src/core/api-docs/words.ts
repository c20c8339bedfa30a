/** What Studio calls collections and fields, what it says about them, and the values that it offers. */
import type { Knex } from 'knex';

export interface Words {
	ofCollection(collection: string): string | undefined;
	ofField(collection: string, field: string): string | undefined;
	/** The values that a field can have, where the list is closed. */
	choices(collection: string, field: string): (string | number)[] | undefined;
	/** No form lets anybody write it. */
	isReadonly(collection: string, field: string): boolean;
}

interface Described {
	collection: string;
	note: string | null;
	translations: { language: string; translation: string }[] | null;
}
interface Field extends Described {
	field: string;
	interface: string | null;
	options: { choices?: { value: string | number }[] | null; allowOther?: boolean } | null;
	readonly: boolean;
}

const LANGUAGES = ['en-US', 'de-DE'];
const CLOSED = ['select-dropdown', 'select-radio', 'select-multiple-dropdown', 'select-multiple-checkbox'];

export async function wordsOf(database: Knex): Promise<Words> {
	const collections: Described[] = await database('directus_collections').select('collection', 'note', 'translations');
	const fields: Field[] = await database('directus_fields').select(
		...['collection', 'field', 'note', 'translations', 'interface', 'options', 'readonly'],
	);
	const notes: { key: string; language: string; value: string }[] = await database('directus_translations')
		.select('key', 'language', 'value')
		.whereIn('language', LANGUAGES);
	const texts = new Map(notes.map(({ key, language, value }) => [`${language} ${key}`, value]));
	const ofCollection = new Map(collections.map((one) => [one.collection, one]));
	const ofField = new Map(fields.map((one) => [`${one.collection}.${one.field}`, one]));
	const known = (collection: string, field: string) => ofField.get(`${collection}.${field}`);
	return {
		ofCollection: (collection) => described(ofCollection.get(collection), texts),
		ofField: (collection, field) => described(known(collection, field), texts),
		isReadonly: (collection, field) => known(collection, field)?.readonly ?? false,
		choices(collection, field) {
			const { interface: kind, options } = known(collection, field) ?? {};
			if (!kind || !CLOSED.includes(kind) || !options?.choices?.length || options.allowOther) return undefined;
			return options.choices.map(({ value }) => value);
		},
	};
}

/** In English, then in German: the label, and the note if there is one. */
function described(what: Described | undefined, texts: ReadonlyMap<string, string>): string | undefined {
	if (!what) return undefined;
	const lines = LANGUAGES.map((language) => {
		const label = what.translations?.find((one) => one.language === language)?.translation;
		const note = what.note?.startsWith('$t:') ? texts.get(`${language} ${what.note.slice(3)}`) : what.note;
		return [label, note].filter(Boolean).join(': ');
	});
	return [...new Set(lines.filter(Boolean))].join('\n') || undefined;
}
