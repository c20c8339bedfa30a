/** Names as they were given in Studio, in both languages: what is named in one alone goes by that name in both. */
import type { MadeText } from '../contracts.js';

export interface Translation {
	language: string;
	translation?: string | null;
	singular?: string | null;
	plural?: string | null;
}
/** By key and short language. */
export type Texts = ReadonlyMap<string, Partial<MadeText>>;

/** `number_plate` → `Number plate`. */
export const fromName = (name: string): string => {
	const words = name.replace(/_id$/, '').replaceAll('_', ' ').trim() || name;
	return words.charAt(0).toUpperCase() + words.slice(1);
};

const both = ({ de, en }: Partial<MadeText>, fallback: string): MadeText => ({ de: de || en || fallback, en: en || de || fallback });

/** The text behind `$t:…`, or the text itself. */
export function textOf(text: string | null | undefined, texts: Texts): MadeText | null {
	if (!text) return null;
	if (!text.startsWith('$t:')) return { de: text, en: text };
	return both(texts.get(text.slice(3)) ?? {}, text.slice(3));
}

export function named(
	translations: Translation[] | null | undefined,
	name: string,
	texts: Texts,
	form: 'translation' | 'singular' | 'plural' = 'translation',
): MadeText {
	const given: Partial<MadeText> = {};
	for (const one of translations ?? []) {
		const language = one.language.startsWith('de') ? 'de' : 'en';
		const words = textOf(one[form] || one.translation, texts)?.[language];
		if (words && (given[language] === undefined || /^(de-DE|en-US)$/.test(one.language))) given[language] = words;
	}
	return both(given, fromName(name));
}

/** The keys of all `$t:…` in what Studio wrote. */
export const keysIn = (value: unknown): string[] => [...JSON.stringify(value ?? null).matchAll(/"\$t:([^"\\]+)"/g)].map(([, key]) => key!);
