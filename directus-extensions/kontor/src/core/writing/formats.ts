/** Fields whose form is checked however they are written; values that people type with spaces are stored without. */
import type { Row } from '../context.js';
import { kontorError } from '../errors/errors.js';
import { about } from '../modules.js';
import { ACCOUNTS, type Format, IBAN } from '../rules/formats.js';

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
