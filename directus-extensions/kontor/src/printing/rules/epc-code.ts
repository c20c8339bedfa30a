/** The payload of an EPC QR code ("GiroCode", EPC069-12), which banking apps turn into a credit transfer. */
import { type Cents, formatCents } from '../../core/rules/money.js';

export interface Transfer {
	recipient: string;
	iban: string;
	bic?: string;
	amount: Cents;
	currency: string;
	reference: string;
}

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;
const BIC = /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/;
const LARGEST = 99_999_999_999n;

/** Version 002, UTF-8, SEPA credit transfer; undefined if the standard has no code for such a transfer. */
export function epcPayload({ recipient, iban, bic, amount, currency, reference }: Transfer): string | undefined {
	const account = withoutBlanks(iban);
	const bank = withoutBlanks(bic ?? '');
	const name = line(recipient, 70);
	if (currency !== 'EUR' || amount < 1n || amount > LARGEST || !IBAN.test(account) || name === '') return undefined;
	const fields = [
		'BCD',
		'002',
		'1',
		'SCT',
		BIC.test(bank) ? bank : '',
		name,
		account,
		`EUR${formatCents(amount)}`,
		'',
		'',
		line(reference, 140),
	];
	return fields.join('\n').trimEnd();
}

const withoutBlanks = (text: string) => text.replace(/\s+/g, '').toUpperCase();

/** Fields are separated by line ends, so none may hold one. */
const line = (text: string, length: number) =>
	[
		...text
			.toWellFormed()
			.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
			.replace(/\s+/g, ' ')
			.trim(),
	]
		.slice(0, length)
		.join('')
		.trim();
