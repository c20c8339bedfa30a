/** The few kinds of values that a PDF is written in (ISO 32000, 7.3), read within a budget. */
import { EInvoiceReadError } from './read-error.js';

export class PdfReference {
	constructor(readonly number: number) {}
}
export class PdfName {
	constructor(readonly name: string) {}
}
export type PdfDictionary = ReadonlyMap<string, PdfValue>;
/** Strings are bytes, as Latin-1 text. */
export type PdfValue = string | number | boolean | null | PdfName | PdfReference | PdfValue[] | PdfDictionary;

const DEEPEST = 50;
/** A string that is longer was not closed. */
const LONGEST_STRING = 1_000_000;
const isSpace = (character: string) => ' \n\r\t\f\0'.includes(character);
const isDelimiter = (character: string) => '()<>[]{}/%'.includes(character);

export class PdfScanner {
	/** The budget is shared by all scanners of a file, so that no file can make them read its parts again and again. */
	constructor(
		readonly text: string,
		public at: number,
		private readonly budget: { left: number },
	) {}

	value(depth = 0): PdfValue {
		if (depth > DEEPEST) throw new EInvoiceReadError('too_complex');
		this.skipSpace();
		const start = this.at;
		const result = this.valueHere(depth);
		this.spend(this.at - start + 1);
		return result;
	}

	keyword(): string {
		this.skipSpace();
		const start = this.at;
		while (this.at < this.text.length && !isSpace(this.text[this.at]!) && !isDelimiter(this.text[this.at]!)) this.at++;
		return this.text.slice(start, this.at);
	}

	skipSpace(): void {
		const start = this.at;
		for (;;) {
			while (this.at < this.text.length && isSpace(this.text[this.at]!)) this.at++;
			if (this.text[this.at] !== '%') break;
			while (this.at < this.text.length && this.text[this.at] !== '\n' && this.text[this.at] !== '\r') this.at++;
		}
		this.spend(this.at - start);
	}

	private spend(characters: number): void {
		this.budget.left -= characters;
		if (this.budget.left < 0) throw new EInvoiceReadError('too_complex');
	}

	private valueHere(depth: number): PdfValue {
		const character = this.text[this.at];
		if (character === undefined) throw new EInvoiceReadError('pdf_damaged');
		if (character === '/') return this.name();
		if (character === '(') return this.literalString();
		if (character === '[') return this.array(depth);
		if (character === '<') return this.text[this.at + 1] === '<' ? this.dictionary(depth) : this.hexString();
		return this.word();
	}

	private name(): PdfName {
		this.at++;
		const start = this.at;
		while (this.at < this.text.length && !isSpace(this.text[this.at]!) && !isDelimiter(this.text[this.at]!)) this.at++;
		const name = this.text.slice(start, this.at);
		return new PdfName(name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))));
	}

	private literalString(): string {
		const plain = /[^()\\]*/y;
		const parts: string[] = [];
		const longest = this.at + LONGEST_STRING;
		let open = 1;
		for (this.at++; open > 0; this.at++) {
			plain.lastIndex = this.at;
			const [run] = plain.exec(this.text)!;
			this.at += run.length;
			this.spend(run.length);
			const character = this.text[this.at];
			if (character === undefined || this.at > longest) throw new EInvoiceReadError('pdf_damaged');
			if (character === '(') open++;
			if (character === ')') open--;
			parts.push(run, character === '\\' ? this.escaped() : open > 0 ? character : '');
		}
		return parts.join('');
	}

	private escaped(): string {
		const octal = /^[0-7]{1,3}/.exec(this.text.slice(this.at + 1, this.at + 4))?.[0];
		if (octal) {
			this.at += octal.length;
			return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
		}
		this.at++;
		const character = this.text[this.at] ?? '';
		return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '', '\r': '' }[character] ?? character;
	}

	private hexString(): string {
		const end = this.text.indexOf('>', this.at);
		if (end < 0) throw new EInvoiceReadError('pdf_damaged');
		this.spend(end - this.at);
		const digits = this.text.slice(this.at + 1, end).replace(/[^0-9A-Fa-f]/g, '');
		this.at = end + 1;
		return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex').toString('latin1');
	}

	private array(depth: number): PdfValue[] {
		const items: PdfValue[] = [];
		this.at++;
		for (;;) {
			this.skipSpace();
			if (this.text[this.at] === ']') {
				this.at++;
				return items;
			}
			items.push(this.value(depth + 1));
		}
	}

	private dictionary(depth: number): PdfDictionary {
		const entries = new Map<string, PdfValue>();
		this.at += 2;
		for (;;) {
			this.skipSpace();
			if (this.text.startsWith('>>', this.at)) {
				this.at += 2;
				return entries;
			}
			const key = this.value(depth + 1);
			if (!(key instanceof PdfName)) throw new EInvoiceReadError('pdf_damaged');
			entries.set(key.name, this.value(depth + 1));
		}
	}

	/** A number, a reference ('12 0 R'), or a word. */
	private word(): PdfValue {
		const reference = /^(\d{1,10})\s+\d{1,5}\s+R(?![A-Za-z0-9])/.exec(this.text.slice(this.at, this.at + 32));
		if (reference) {
			this.at += reference[0].length;
			return new PdfReference(Number(reference[1]));
		}
		const word = this.keyword();
		if (word === '') throw new EInvoiceReadError('pdf_damaged');
		if (word === 'true' || word === 'false') return word === 'true';
		return word === 'null' || Number.isNaN(Number(word)) ? null : Number(word);
	}
}
