/**
 * What somebody typed into a search, taken apart: words, amounts, telephone numbers. Everything else about searching follows from
 * here: docs/decisions/0036-search.md.
 */

/** Written the same way in text and question: without accents and capitals. `kontor_system.fold` of the database does the same. */
export const fold = (text: string): string =>
	text
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.toLowerCase()
		.replace(/[ßæœøłđðþıς]/g, (letter) => LETTERS[letter]!);

/** Letters that Unicode does not take apart. */
const LETTERS: Record<string, string> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ı: 'i',
	ς: 'σ',
};

/** An amount lies in [from, to): a whole number finds the cents behind it, too. */
export interface Amount {
	from: string;
	to: string;
}

export interface Word {
	/** As it was typed. */
	typed: string;
	/** Folded. More than one where umlauts can be written in two ways; one of them must be found. */
	texts: string[];
	amounts: Amount[];
}

/** All of its words must be found, or the telephone number that they are together. */
export interface Part {
	words: Word[];
	/** Digits: one of them must be in a number. Empty: no telephone number. */
	phones: string[];
}

/** More are not looked at: each costs the database a look at every field. */
export const MOST_WORDS = 10;
const LONGEST_WORD = 100;

/** All parts must be found. Without any, everything is. */
export function partsOf(search: string): Part[] {
	const typed = search
		// biome-ignore lint/suspicious/noControlCharactersInRegex: the database takes no NUL, and nobody types the others
		.replace(/[\u0000-\u001f]/g, ' ')
		.normalize('NFC')
		.split(/\s+/u)
		.filter((word) => word !== '')
		.map((word) => word.slice(0, LONGEST_WORD).toWellFormed());
	const spelled = typed.filter((word) => /[\p{L}\p{N}]/u.test(word));
	// "Meyer & Söhne": the sign between them is not what is looked for, unless there is nothing else.
	const words = withoutCurrency(spelled.length > 0 ? spelled : typed).slice(0, MOST_WORDS);
	const parts: Part[] = [];
	for (let at = 0; at < words.length; at++) {
		let end = at;
		while (end < words.length && IN_PHONE.test(words[end]!)) end++;
		const phones = end > at ? phonesIn(words.slice(at, end).join('')) : [];
		if (phones.length > 0) {
			parts.push({ words: words.slice(at, end).map(toWord), phones });
			at = end - 1;
		} else parts.push({ words: [toWord(words[at]!)], phones: [] });
	}
	return parts;
}

const toWord = (typed: string): Word => ({ typed, texts: spellings(typed), amounts: amountsIn(typed) });

/** "Müller" also finds "Mueller", and the other way round. */
function spellings(word: string): string[] {
	const long = word.replace(/[äöü]/gi, (letter) => `${letter.normalize('NFD')[0]}e`);
	const folded = fold(word);
	// Not in "neue", "Bauer", "Quelle": there it is no umlaut.
	const short = folded.replace(/(?<![aeiouq])([aou])e/g, '$1');
	return [...new Set([folded, fold(long), short])].filter((text) => text !== '');
}

const GERMAN = /^[-−]?(\d{1,3}(?:[.'’]\d{3})+|\d+)(?:,(\d{1,2}))?€?$/;
const ENGLISH = /^[-−]?(\d{1,3}(?:[,'’]\d{3})+|\d+)(?:\.(\d{1,2}))?€?$/;
const MOST_DIGITS = 12;

/** "1.250,50", "1250.50" and "1'250.50" are the same; the sign is left out, because a credit is looked for by its amount as well. */
export function amountsIn(word: string): Amount[] {
	const found = new Map<string, Amount>();
	for (const form of [GERMAN, ENGLISH]) {
		const [, whole, cents] = form.exec(word) ?? [];
		const digits = whole?.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
		if (!digits || digits.length > MOST_DIGITS) continue;
		const inCents = BigInt(digits) * 100n + BigInt((cents ?? '').padEnd(2, '0'));
		const amount = { from: decimal(inCents), to: decimal(inCents + (cents ? 1n : 100n)) };
		found.set(`${amount.from} ${amount.to}`, amount);
	}
	return [...found.values()];
}

const decimal = (cents: bigint): string => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;

const CURRENCIES = ['€', 'eur', 'chf', 'gbp', 'usd'];

/** "1.250,50 EUR": the currency beside an amount is not looked for. */
function withoutCurrency(words: string[]): string[] {
	const isAmount = (word: string | undefined) => word !== undefined && amountsIn(word).length > 0;
	return words.filter((word, at) => !(CURRENCIES.includes(word.toLowerCase()) && (isAmount(words[at - 1]) || isAmount(words[at + 1]))));
}

const IN_PHONE = /^\+?[\d()/.–-]+$/;
const LEAST_DIGITS = 5;

/** The digits of a number as it is kept: `kontor_system.digits` of the database does the same. */
export const digitsOf = (text: string): string => text.replaceAll('(0)', '').replace(/\D/g, '');

/** +49 40 123456, 0049 (0)40 123456 and 040/123456 are the same number. */
export function phonesIn(text: string): string[] {
	const digits = digitsOf(text);
	const isAbroad = /^\(?(\+|00)/.test(text);
	const national = digits.replace(/^0+/, '');
	if (national.length < LEAST_DIGITS || digits.length > 20) return [];
	// A country's code has up to three digits, and at home it is left out.
	const atHome = isAbroad ? [1, 2, 3].map((length) => national.slice(length)) : [];
	return [national, ...atHome.filter((rest) => rest.length > LEAST_DIGITS && !rest.startsWith('0')).map((rest) => `0${rest}`)];
}

/** For `like`: found anywhere, and its signs stand for themselves. */
export const anywhere = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
