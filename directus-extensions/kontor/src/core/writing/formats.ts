/** Fields whose form is checked however they are written; what people write with blanks is kept without. */
import type { Row } from '../context.js';
import { kontorError } from '../errors/errors.js';
import { about } from '../modules.js';
import { countryProblem, normalizedCountry } from '../rules/countries.js';
import {
	emailProblem,
	ibanProblem,
	leitwegIdProblem,
	normalizedIban,
	normalizedVatId,
	type Problem,
	vatIdProblem,
	websiteProblem,
} from '../rules/identifiers.js';

export interface Format {
	problem(value: string): Problem | undefined;
	normalized(value: string): string;
}

const trimmed = (value: string) => value.trim();
export const EMAIL: Format = { problem: emailProblem, normalized: trimmed };
export const WEBSITE: Format = { problem: websiteProblem, normalized: trimmed };
export const VAT_ID: Format = { problem: vatIdProblem, normalized: normalizedVatId };
export const LEITWEG_ID: Format = { problem: leitwegIdProblem, normalized: trimmed };
export const COUNTRY: Format = { problem: countryProblem, normalized: normalizedCountry };
export const IBAN: Format = { problem: ibanProblem, normalized: normalizedIban };
/** A list of accounts, each with an `iban`. */
export const ACCOUNTS = 'accounts';

export function withCheckedFormats(collection: string, payload: Row): Row {
	const checked = Object.entries(about(collection).formats ?? {}).flatMap(([field, format]) => {
		if (!(field in payload) || payload[field] === undefined) return [];
		const value = payload[field];
		return [[field, format === ACCOUNTS ? withCheckedIbans(collection, field, value) : inForm(collection, field, value, format)]];
	});
	return checked.length === 0 ? payload : { ...payload, ...Object.fromEntries(checked) };
}

function inForm(collection: string, field: string, value: unknown, { problem, normalized }: Format): unknown {
	if (value === null || value === undefined || value === '') return value;
	const text = typeof value === 'string' ? normalized(value) : '';
	const found = problem(text);
	if (!found) return text;
	throw kontorError('FIELD_FORMAT', { collection, field, problem: { de: found.de, en: found.en } });
}

/** Over GraphQL and from an import a list can come as text. */
function withCheckedIbans(collection: string, field: string, value: unknown): unknown {
	if (!Array.isArray(value)) return value;
	return value.map((account) =>
		account && typeof account === 'object' && 'iban' in account
			? { ...account, iban: inForm(collection, field, account.iban, IBAN) }
			: account,
	);
}
