/** What people here call their own tables, fields and choices, in both languages: the console finds them under the keys that shipped ones have. */
import type { made } from '@kontor/directus-extension/contracts';
import { learnChoices } from '../components/choices';

type Language = 'de' | 'en';
type Words = Map<string, string>;

const known: Record<Language, Words> = { de: new Map(), en: new Map() };

const CREATE: Record<Language, (name: string) => string> = { de: (name) => `${name} anlegen`, en: (name) => `New ${lowered(name)}` };
const EMPTY: Record<Language, string> = { de: 'Noch keine Einträge', en: 'No entries yet' };
const HINT: Record<Language, string> = {
	de: 'Diese Tabelle wurde in Ihrer Firma angelegt.',
	en: 'This table was made in your firm.',
};

/** `Number plate` stands in the middle of a sentence, `VAT number` stays. */
const lowered = (name: string): string => (/^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name);

/** Those that have pages by hand keep the words of these. */
export function wordsOf({ tables, fields, choices: added }: made.Made, language: Language, byHand: readonly string[]): Words {
	const words: Words = new Map();
	for (const { name, singular, plural, note } of tables) {
		if (byHand.includes(name)) continue;
		words.set(`resources.${name}.name`, `${singular[language]} |||| ${plural[language]}`);
		words.set(`resources.${name}.create`, CREATE[language](singular[language]));
		words.set(`resources.${name}.empty`, EMPTY[language]);
		words.set(`resources.${name}.empty_hint`, note?.[language] ?? HINT[language]);
	}
	/** A new module is made too, and has its own words. */
	const modules = tables.filter(({ name, isMade }) => isMade && byHand.includes(name)).map(({ name }) => name);
	for (const { collection, field, label, choices } of fields) {
		if (modules.includes(collection)) continue;
		words.set(`resources.${collection}.fields.${field}`, label[language]);
		for (const { value, text } of choices) words.set(`resources.${collection}.choices.${field}.${value}`, text[language]);
	}
	for (const { collection, field, choices } of added)
		for (const { value, text } of choices) words.set(`resources.${collection}.choices.${field}.${value}`, text[language]);
	return words;
}

export function learnWords(answer: made.Made, byHand: readonly string[]): void {
	learnChoices(answer.choices.map(({ collection, field, choices }) => [collection, field, choices.map(({ value }) => String(value))]));
	known.de = wordsOf(answer, 'de', byHand);
	known.en = wordsOf(answer, 'en', byHand);
}

/** Two forms at most: `Fahrzeug |||| Fahrzeuge`. */
export function madeWord(language: string, key: string, count?: number): string | undefined {
	const forms = known[language === 'en' ? 'en' : 'de'].get(key)?.split(' |||| ');
	return forms && (count === undefined || count === 1 ? forms[0] : (forms[1] ?? forms[0]));
}
