/** Whether an identifier can be right, by its form. */

// The form that XRechnung asks for (BR-DE-28).
const WORD = '[A-Za-z0-9!#$%&"*+/=?^_`{|}~\'-]+';
const EMAIL = new RegExp(`^${WORD}(\\.${WORD})*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$`);

/** 320 characters are the longest address there can be; longer ones would only keep the pattern busy. */
export const isEmail = (value: string): boolean => value.length <= 320 && EMAIL.test(value);

/** ISO 13616: letters count from 10, the first four characters go to the end, and the remainder by 97 is 1. */
export function isIban(value: string): boolean {
	if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(value)) return false;
	const digits = [...value.slice(4), ...value.slice(0, 4)].map((character) => Number.parseInt(character, 36)).join('');
	return BigInt(digits) % 97n === 1n;
}
