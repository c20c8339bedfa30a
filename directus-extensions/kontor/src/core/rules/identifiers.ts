/** Checks the form of numbers and addresses: each function returns what is wrong with a value, or undefined. */
export interface Problem {
	de: string;
	en: string;
}

const problem = (de: string, en: string): Problem => ({ de, en });

const compact = (value: string): string => value.replace(/[\s.-]/g, '').toUpperCase();

/** Without spaces, dots and dashes, in capitals: as registers and e-invoices write them. */
export const normalizedVatId = compact;
export const normalizedIban = (value: string): string => value.replace(/\s/g, '').toUpperCase();

const VAT_IDS: Record<string, RegExp> = {
	AT: /^U\d{8}$/,
	BE: /^[01]\d{9}$/,
	BG: /^\d{9,10}$/,
	CHE: /^\d{9}(MWST|TVA|IVA)?$/,
	CY: /^\d{8}[A-Z]$/,
	CZ: /^\d{8,10}$/,
	DE: /^[1-9]\d{8}$/,
	DK: /^\d{8}$/,
	EE: /^\d{9}$/,
	EL: /^\d{9}$/,
	ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
	FI: /^\d{8}$/,
	FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/,
	GB: /^(\d{9}|\d{12}|(GD|HA)\d{3})$/,
	HR: /^\d{11}$/,
	HU: /^\d{8}$/,
	IE: /^\d[A-Z0-9+*]\d{5}[A-Z]{1,2}$/,
	IT: /^\d{11}$/,
	LI: /^\d{5}$/,
	LT: /^(\d{9}|\d{12})$/,
	LU: /^\d{8}$/,
	LV: /^\d{11}$/,
	MT: /^\d{8}$/,
	NL: /^[A-Z0-9+*]{10}\d{2}$/,
	NO: /^\d{9}(MVA)?$/,
	PL: /^\d{10}$/,
	PT: /^\d{9}$/,
	RO: /^\d{2,10}$/,
	SE: /^\d{12}$/,
	SI: /^\d{8}$/,
	SK: /^\d{10}$/,
	XI: /^(\d{9}|\d{12}|(GD|HA)\d{3})$/,
};

export function vatIdProblem(value: string): Problem | undefined {
	const id = compact(value);
	const country = id.startsWith('CHE') ? 'CHE' : id.slice(0, 2);
	const form = VAT_IDS[country];
	if (!form) return problem('beginnt mit dem Länderkürzel, z. B. DE123456788', 'begins with the letters of its country, like DE123456788');
	const hasForm = form.test(id.slice(country.length));
	if (!hasForm && country === 'DE')
		return problem('hat die falsche Form. Deutsche USt-IdNr.: DE + 9 Ziffern', 'has the wrong form. German VAT id: DE + 9 digits');
	if (!hasForm)
		return problem(`hat nicht die Form einer USt-IdNr. mit „${country}“`, `does not have the form of a VAT id with “${country}”`);
	if (country === 'DE' && !hasGermanCheckDigit(id.slice(2)))
		return problem('hat eine falsche Prüfziffer (Ziffer vertauscht?)', 'has a wrong check digit (digits swapped?)');
	return undefined;
}

/** ISO 7064, MOD 11,10. */
function hasGermanCheckDigit(digits: string): boolean {
	let product = 10;
	for (const digit of digits.slice(0, 8)) product = (((Number(digit) + product) % 10 || 10) * 2) % 11;
	return (11 - product) % 10 === Number(digits[8]);
}

/** Letters count as 10 to 35, and the whole leaves `1` when divided by 97 (ISO 7064, MOD 97-10). */
const remainder = (text: string): bigint => BigInt(text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))) % 97n;

/** The address of an authority for e-invoices: region, a part that the authority chooses, two check digits. */
export function leitwegIdProblem(value: string): Problem | undefined {
	if (!/^\d{2,12}(-[A-Z0-9]{1,30})?-\d{2}$/i.test(value))
		return problem(
			'hat die Form 04011000-1234512345-06: Ziffern, Zusatz und zwei Prüfziffern',
			'has the form 04011000-1234512345-06: digits, an addition and two check digits',
		);
	if (remainder(value.replaceAll('-', '').toUpperCase()) !== 1n)
		return problem('hat falsche Prüfziffern (etwas vertauscht?)', 'has wrong check digits (something swapped?)');
	return undefined;
}

const IBAN_LENGTHS: Record<string, number> = {
	AT: 20,
	BE: 16,
	CH: 21,
	CZ: 24,
	DE: 22,
	DK: 18,
	ES: 24,
	FR: 27,
	IT: 27,
	LI: 21,
	LU: 20,
	NL: 18,
	PL: 28,
};

export function ibanProblem(value: string): Problem | undefined {
	const iban = normalizedIban(value);
	if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban) || (IBAN_LENGTHS[iban.slice(0, 2)] ?? iban.length) !== iban.length)
		return problem('hat nicht die Länge oder Form einer IBAN', 'does not have the length or form of an IBAN');
	if (remainder(iban.slice(4) + iban.slice(0, 4)) !== 1n)
		return problem('hat falsche Prüfziffern (Ziffer vertauscht?)', 'has wrong check digits (digits swapped?)');
	return undefined;
}

export const emailProblem = (value: string): Problem | undefined =>
	value.length <= 254 &&
	/^[^\s@<>()[\]\\,;:"]{1,64}@(?=[^@]{1,253}$)([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}]{2,}$/u.test(value)
		? undefined
		: problem('ist keine E-Mail-Adresse', 'is not an e-mail address');

export const websiteProblem = (value: string): Problem | undefined =>
	/^(https?:\/\/)?([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}]{2,}(:\d{1,5})?([/?#]\S*)?$/iu.test(value)
		? undefined
		: problem('ist keine Adresse wie www.beispiel.de', 'is not an address like www.example.com');
