/**
 * Studio puts the names of its parts into the reader's language before it has read the translations of this server, and never again: of
 * `$t:decimal_input` it shows “decimal_input”. So each text is looked up here, whenever Studio asks for it.
 */
import { STUDIO_TEXTS } from '../generated/studio-texts.js';

/** The same definition, whose `$t:…` are texts in the language of the page. */
export function inLanguage<T>(definition: T, language = pageLanguage): T {
	if (Array.isArray(definition)) return definition.map((one) => inLanguage(one, language)) as T;
	if (!definition || Object.getPrototypeOf(definition) !== Object.prototype) return definition;
	const said: Record<string, unknown> = {};
	for (const [key, value] of Object.entries(definition)) {
		const texts = typeof value === 'string' && value.startsWith('$t:') ? STUDIO_TEXTS[value.slice(3)] : undefined;
		if (texts) Object.defineProperty(said, key, { enumerable: true, get: () => texts[language()] });
		// A component is Vue's, and stays as it is.
		else said[key] = key === 'component' ? value : inLanguage(value, language);
	}
	return said as T;
}

const pageLanguage = (): 'de' | 'en' => (document.documentElement.lang.startsWith('de') ? 'de' : 'en');
