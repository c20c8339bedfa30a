/**
 * The closed list of errors that Kontor adds to those of Directus: one code, one HTTP status, one text per language.
 * A code without an entry does not compile.
 */
import { createError, type DirectusErrorConstructor } from '@directus/errors';

export type ErrorCode =
	| 'ORGANIZATION_IS_GIVEN'
	| 'RULE_VIOLATED'
	| 'REFERENCE_NOT_FOUND'
	| 'STILL_REFERENCED'
	| 'ROLE_NOT_YOURS_TO_GIVE'
	| 'NO_ORGANIZATION'
	| 'DELETE_NOT_ALLOWED'
	| 'CUSTOMER_HAS_INVOICES'
	| 'LEAD_STAYS_MEMBER'
	| 'NOT_UNIQUE'
	| 'INVALID_VALUE'
	| 'INVALID_REQUEST';

interface Entry {
	status: number;
	de: string;
	en: string;
}

export const ERRORS: Record<ErrorCode, Entry> = {
	ORGANIZATION_IS_GIVEN: {
		status: 403,
		de: 'Der Mandant wird vom Server gesetzt und kann nicht angegeben oder geändert werden.',
		en: 'The organization is set by the server and can be neither given nor changed.',
	},
	RULE_VIOLATED: { status: 400, de: 'Das ist nicht möglich: {rule}.', en: 'This is not possible: {rule}.' },
	REFERENCE_NOT_FOUND: {
		status: 400,
		de: 'Der verknüpfte Datensatz in „{field}“ existiert nicht oder ist für Sie nicht sichtbar.',
		en: 'The record that “{field}” points at does not exist or is not visible to you.',
	},
	STILL_REFERENCED: {
		status: 409,
		de: 'Der Datensatz wird noch verwendet ({table}) und kann nicht gelöscht werden.',
		en: 'The record is still in use ({table}) and can not be deleted.',
	},
	ROLE_NOT_YOURS_TO_GIVE: {
		status: 403,
		de: 'Diese Rolle hat mehr Rechte als Ihre eigene: Sie können sie weder vergeben noch Personen mit ihr ändern.',
		en: 'This role has more rights than your own: you can neither give it nor change people who have it.',
	},
	NO_ORGANIZATION: {
		status: 403,
		de: 'Ihr Benutzerkonto gehört zu keinem Mandanten.',
		en: 'Your user account belongs to no organization.',
	},
	DELETE_NOT_ALLOWED: {
		status: 403,
		de: 'Sie dürfen diesen Datensatz weder löschen noch wiederherstellen.',
		en: 'You can neither delete nor restore this record.',
	},
	CUSTOMER_HAS_INVOICES: {
		status: 409,
		de: 'Ein Kunde mit ausgestellten Rechnungen kann nicht gelöscht werden. Setzen Sie ihn auf „Inaktiv“.',
		en: 'A customer with issued invoices can not be deleted. Set it to “Inactive” instead.',
	},
	LEAD_STAYS_MEMBER: {
		status: 409,
		de: 'Die Projektleitung bleibt Mitglied des Projekts. Geben Sie zuerst die Leitung ab.',
		en: 'The lead of a project stays a member of it. Hand over the lead first.',
	},
	NOT_UNIQUE: { status: 400, de: '„{field}“ gibt es schon.', en: '“{field}” exists already.' },
	INVALID_VALUE: { status: 400, de: 'Der Wert hat nicht die richtige Form.', en: 'The value does not have the right form.' },
	INVALID_REQUEST: { status: 400, de: 'Die Anfrage ist nicht in Ordnung: {reason}.', en: 'The request is not right: {reason}.' },
};

export type Details = Record<string, string | undefined>;

const fill = (text: string, details: Details) => text.replace(/\{(\w+)\}/g, (_, key) => details[key] ?? '–');

const constructors = new Map<ErrorCode, DirectusErrorConstructor<Details>>();

/** The message is English, as everywhere in Directus; `extensions.messages` holds both languages for whoever shows it. */
export function kontorError(code: ErrorCode, details: Details = {}): Error {
	const { status, de, en } = ERRORS[code];
	if (!constructors.has(code))
		constructors.set(
			code,
			createError<Details>(code, (given: Details) => fill(en, given), status),
		);
	const error = new (constructors.get(code)!)(details);
	Object.assign(error.extensions as object, { messages: { de: fill(de, details), en: fill(en, details) } });
	return error;
}
