/** What is the same for all parts of a letter: who writes to whom, in which language, how it is written and coloured. */
import type { Buyer, Seller } from '../papers/rules/frozen.js';
import { type Colors, colorsOf } from './design.js';
import type { Formats, Language } from './formats.js';
import { languageOf } from './party.js';
import { type Texts, textsIn } from './texts.js';

/** What all parts of a paper need to know. */
export interface Setting {
	seller: Seller;
	buyer: Buyer;
	language: Language;
	texts: Texts;
	formats: Formats;
	colors: Colors;
}

export const settingOf = (seller: Seller, buyer: Buyer, formats: Formats): Setting => ({
	seller,
	buyer,
	language: languageOf(buyer),
	texts: textsIn(languageOf(buyer)),
	formats,
	colors: colorsOf(seller),
});
