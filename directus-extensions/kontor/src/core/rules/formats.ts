/** The formats that fields can have; values that people type with spaces are stored without. */
import { countryNamed, countryProblem, normalizedCountry } from './countries.js';
import {
	emailProblem,
	ibanProblem,
	leitwegIdProblem,
	normalizedIban,
	normalizedVatId,
	type Problem,
	vatIdProblem,
	websiteProblem,
} from './identifiers.js';

export interface Format {
	problem(value: string): Problem | undefined;
	normalized(value: string): string;
	/** What a table may say instead, in words. */
	named?(text: string): string | undefined;
}

const trimmed = (value: string) => value.trim();
export const EMAIL: Format = { problem: emailProblem, normalized: trimmed };
export const WEBSITE: Format = { problem: websiteProblem, normalized: trimmed };
export const VAT_ID: Format = { problem: vatIdProblem, normalized: normalizedVatId };
export const LEITWEG_ID: Format = { problem: leitwegIdProblem, normalized: trimmed };
export const COUNTRY: Format = { problem: countryProblem, normalized: normalizedCountry, named: countryNamed };
export const IBAN: Format = { problem: ibanProblem, normalized: normalizedIban };
/** A list of accounts, each with an `iban`. */
export const ACCOUNTS = 'accounts';
