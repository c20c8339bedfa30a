/** Fields whose form is checked however they are written; what people write with blanks is kept without. */
import type { Row } from '../context.js';
import { kontorError } from '../errors/errors.js';
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

interface Format {
	problem(value: string): Problem | undefined;
	normalized(value: string): string;
}

const trimmed = (value: string) => value.trim();
const EMAIL: Format = { problem: emailProblem, normalized: trimmed };
const WEBSITE: Format = { problem: websiteProblem, normalized: trimmed };
const VAT_ID: Format = { problem: vatIdProblem, normalized: normalizedVatId };
const LEITWEG_ID: Format = { problem: leitwegIdProblem, normalized: trimmed };
const COUNTRY: Format = { problem: countryProblem, normalized: normalizedCountry };
const IBAN: Format = { problem: ibanProblem, normalized: normalizedIban };

const FORMATS: Record<string, Record<string, Format>> = {
	organizations: { email: EMAIL, inbox_address: EMAIL, website: WEBSITE, vat_id: VAT_ID, country: COUNTRY },
	customers: { country: COUNTRY, email: EMAIL, billing_email: EMAIL, website: WEBSITE, vat_id: VAT_ID, leitweg_id: LEITWEG_ID },
	contacts: { email: EMAIL },
	employees: { email: EMAIL },
	invoices: { leitweg_id: LEITWEG_ID },
};

export function withCheckedFormats(collection: string, payload: Row): Row {
	const checked = Object.entries(FORMATS[collection] ?? {}).flatMap(([field, format]) =>
		field in payload ? [[field, inForm(collection, field, payload[field], format)]] : [],
	);
	const accounts = collection === 'organizations' ? payload.bank_accounts : undefined;
	if (accounts !== undefined) checked.push(['bank_accounts', withCheckedIbans(accounts)]);
	return checked.length === 0 ? payload : { ...payload, ...Object.fromEntries(checked) };
}

function inForm(collection: string, field: string, value: unknown, { problem, normalized }: Format): unknown {
	if (value === null || value === undefined || value === '') return value;
	const text = typeof value === 'string' ? normalized(value) : '';
	const found = problem(text);
	if (!found) return text;
	throw kontorError('FIELD_FORMAT', { collection, field, problem: found.en }, { de: { problem: found.de } });
}

/** Over GraphQL and from an import a list can come as text. */
function withCheckedIbans(value: unknown): unknown {
	if (!Array.isArray(value)) return value;
	return value.map((account) =>
		account && typeof account === 'object' && 'iban' in account
			? { ...account, iban: inForm('organizations', 'bank_accounts', account.iban, IBAN) }
			: account,
	);
}
