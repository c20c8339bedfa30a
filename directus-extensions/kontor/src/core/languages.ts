/** The language of a person: their own, else the server's. */
import type { Knex } from 'knex';

export type Language = 'de' | 'en';

export async function languageOf(user: string, database: Knex): Promise<Language> {
	const person = await database('directus_users').select('language').where({ id: user }).first();
	const language = person?.language ?? (await database('directus_settings').select('default_language').first())?.default_language;
	return language?.startsWith('de') ? 'de' : 'en';
}

const LONG: Record<Language, string> = { de: 'de-DE', en: 'en-US' };

/** The texts that stand behind `$t:…`, in one language. */
export async function textsOf(keys: string[], language: Language, database: Knex): Promise<Map<string, string>> {
	const rows = await database('directus_translations').select('key', 'value').whereIn('key', keys).where({ language: LONG[language] });
	return new Map(rows.map(({ key, value }) => [key, value]));
}
