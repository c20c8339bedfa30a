/** Test numbers with the check digits that validators look for. */

/** ISO 13616: the two check digits make the whole number 1 modulo 97. */
export function iban(country: string, account: string): string {
	const digits = `${account}${country}00`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
	return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${account}`;
}

/** The German VAT id: eight digits and their ISO 7064 check digit. */
export function germanVatId(eightDigits: string): string {
	let product = 10;
	for (const digit of eightDigits) {
		const sum = (Number(digit) + product) % 10 || 10;
		product = (sum * 2) % 11;
	}
	return `DE${eightDigits}${(11 - product) % 10}`;
}

/** The Austrian one: seven digits and a check digit. */
export function austrianVatId(sevenDigits: string): string {
	const sum = [...sevenDigits].reduce((total, digit, index) => {
		const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
		return total + Math.floor(value / 10) + (value % 10);
	}, 0);
	return `ATU${sevenDigits}${(10 - ((sum + 4) % 10)) % 10}`;
}
