/**
 * Errors of Kontor: one code, one HTTP status, one text per language. Each module keeps its own in its `errors.ts`; what several of
 * them need is here.
 */
import { createError, type DirectusErrorConstructor } from '@directus/errors';
import { LABELS } from '../../generated/labels.ts';
import type { Words } from './reasons.ts';

export interface ErrorText {
	status: number;
	de: string;
	en: string;
	/** The SQLSTATE by which a guard of the database (snapshots/guards) says the same. */
	guard?: string;
}

/** The words for a constraint of the database and its field; or the error that it stands for. */
export type ConstraintText =
	| { de: string; en: string; field?: string }
	| {
			error: ErrorText;
			code: string;
			field: string;
			/** The column that Directus names, which translates unique indexes itself. */
			unique: { collection: string; column: string };
	  };

export const defineErrors = <Code extends string>(errors: Record<Code, ErrorText>): Record<Code, ErrorText> => errors;
/** Keyed by the name of the constraint, or by `table.constraint` where the meaning depends on the table. */
export const defineConstraints = (constraints: Record<string, ConstraintText>): Record<string, ConstraintText> => constraints;
export const datesInOrder = (field: string): ConstraintText => ({
	de: 'das zweite Datum liegt vor dem ersten',
	en: 'the second date is before the first',
	field,
});

export const CORE_ERRORS = defineErrors({
	ORGANIZATION_IS_GIVEN: {
		guard: 'KN001',
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
	NOT_UNIQUE: { status: 400, de: '„{field}“ gibt es schon.', en: '“{field}” exists already.' },
	FIELD_FORMAT: { status: 400, de: '„{field}“ {problem}.', en: '“{field}” {problem}.' },
	IMPORT_CELL: { status: 400, de: '{problem}', en: '{problem}' },
	IMPORT_COLUMN: { status: 400, de: '{problem}', en: '{problem}' },
	INVALID_VALUE: { status: 400, de: 'Der Wert hat nicht die richtige Form.', en: 'The value does not have the right form.' },
	NOT_FOUND: {
		status: 404,
		de: 'Diesen Datensatz gibt es nicht, oder er ist für Sie nicht sichtbar.',
		en: 'This record does not exist or is not visible to you.',
	},
	VERB_NOT_ALLOWED: {
		status: 403,
		de: 'Dazu fehlt Ihnen das Recht „{policy}“. Eine Administratorin kann es Ihrer Rolle geben.',
		en: 'You need the right “{policy}” for this. An administrator can give it to your role.',
	},
	IDEMPOTENCY_KEY_REUSED: {
		status: 422,
		de: 'Dieser Idempotency-Key gehört schon zu einer anderen Anfrage. Verwenden Sie einen neuen.',
		en: 'This Idempotency-Key belongs to a different request already. Use a new one.',
	},
	ROW_CHANGED: {
		status: 412,
		de: 'Der Datensatz wurde inzwischen geändert; es wurde nichts gespeichert. Laden Sie ihn neu und ändern Sie dann, was noch zu ändern ist.',
		en: 'The record was changed in the meantime; nothing was saved. Load it again, then change what is still to be changed.',
	},
	FIELD_UNKNOWN: {
		status: 400,
		de: '„{field}“ gibt es in „{collection}“ nicht. {hint}',
		en: 'There is no “{field}” in “{collection}”. {hint}',
	},
	ADDRESS_TOO_LONG: {
		status: 431,
		de: 'Adresse und Kopfzeilen sind zusammen länger als {limit}. Fragen Sie in Teilen, etwa 5.000 Kennungen auf einmal, oder mit SEARCH.',
		en: 'Address and headers are longer than {limit} together. Ask in parts, about 5,000 ids at a time, or with SEARCH.',
	},
	CURSOR_NOT_VALID: {
		status: 400,
		de: 'Dieser Cursor gehört nicht zu dieser Abfrage. Nehmen Sie meta.cursor der letzten Antwort, mit demselben Filter, oder beginnen Sie mit cursor=.',
		en: 'This cursor does not belong to this query. Take meta.cursor of the last answer, with the same filter, or begin with cursor=.',
	},
	FIELD_IS_GIVEN: {
		status: 400,
		de: '„{field}“ setzt der Server und kann nicht angegeben werden.',
		en: '“{field}” is set by the server and can not be given.',
	},
	STATUS_BY_VERB: {
		status: 400,
		de: 'Der Status ändert sich nicht durch Eintragen, sondern durch eine Aktion: {verbs}.',
		en: 'The status is not written, it follows from an action: {verbs}.',
	},
	TRANSITION_NOT_ALLOWED: {
		guard: 'KN012',
		status: 409,
		de: 'Vom Status „{from}“ führt kein Weg zu „{to}“.',
		en: 'There is no way from status “{from}” to “{to}”.',
	},
	FILE_TOO_LARGE: {
		status: 413,
		de: 'Die Datei ist zu groß: höchstens {limit} sind erlaubt.',
		en: 'The file is too large: {limit} is the most.',
	},
	UPLOAD_BROKEN: {
		status: 400,
		de: 'Das Hochladen hat nicht geklappt: {reason}.',
		en: 'The upload did not work: {reason}.',
	},
	UPLOADS_BUSY: {
		status: 503,
		de: 'Es wird gerade sehr viel hochgeladen. Versuchen Sie es gleich noch einmal.',
		en: 'A lot is being uploaded right now. Try again in a moment.',
	},
	CHANGED_AT_ONCE: {
		status: 503,
		de: 'Andere ändern gerade dasselbe; es wurde nichts geändert. Versuchen Sie es gleich noch einmal.',
		en: 'Others are changing the same just now; nothing was changed. Try again in a moment.',
	},
	QUERY_TOO_LARGE: {
		status: 400,
		de: 'Die Abfrage ist zu groß: {reason}. Bitte weniger Felder, weniger Zeilen oder mehrere Abfragen.',
		en: 'The query is too large: {reason}. Ask for fewer fields or rows, or in several queries.',
	},
	QUERY_TOO_SLOW: {
		status: 503,
		de: 'Die Abfrage hat zu lange gedauert und wurde abgebrochen. Bitte enger eingrenzen oder später noch einmal versuchen.',
		en: 'The query took too long and was ended. Narrow it down, or try again later.',
	},
	DATABASE_UNAVAILABLE: {
		status: 503,
		de: 'Die Datenbank kann gerade nichts annehmen ({reason}). Es wurde nichts gespeichert; bitte später noch einmal versuchen.',
		en: 'The database can not take anything right now ({reason}). Nothing was saved; try again later.',
	},
	NOT_JSON: {
		status: 415,
		de: 'Die Anfrage muss als JSON gesendet werden (Content-Type: application/json).',
		en: 'The request must be sent as JSON (Content-Type: application/json).',
	},
	SHIPPED_NOT_DELETED: {
		status: 409,
		de: '{what} gehört zu Kontor und kann nicht gelöscht werden. Davon hängen ab: {uses}. {instead}.',
		en: '{what} belongs to Kontor and can not be deleted. These depend on it: {uses}. {instead}.',
	},
	SHIPPED_NOT_CHANGED: { status: 409, de: '{what} gehört zu Kontor: {reason}.', en: '{what} belongs to Kontor: {reason}.' },
	FIELD_DECIDES_RIGHTS: {
		status: 409,
		de: '{what} entscheidet in Rechten mit, wer was sieht oder einträgt: {policies}. Ändern Sie zuerst diese Rechte.',
		en: '{what} decides in rights who sees or enters what: {policies}. Change these rights first.',
	},
	RULES_STAY_ON: {
		status: 409,
		de: 'Die Erweiterung „kontor“ enthält alle Regeln von Kontor und bleibt eingeschaltet.',
		en: 'The extension “kontor” holds all rules of Kontor and stays switched on.',
	},
	INVALID_REQUEST: { status: 400, de: 'Die Anfrage ist nicht in Ordnung: {reason}.', en: 'The request is not right: {reason}.' },
});

export const CORE_CONSTRAINTS = defineConstraints({
	country_is_iso: {
		de: 'das Land ist ein Kürzel nach ISO 3166 aus zwei Großbuchstaben, z. B. DE, GB (nicht UK) oder GR (nicht EL)',
		en: 'the country is an ISO 3166 code of two capital letters, like DE, GB (not UK) or GR (not EL)',
		field: 'country',
	},
});

/** Texts fill the placeholders of the message, words in both languages; whatever else a caller can use (a list of what is missing) goes along. */
export type Details = Record<string, unknown>;

const areWords = (value: unknown): value is Words =>
	typeof value === 'object' && value !== null && Object.keys(value).sort().join() === 'de,en';
const inLanguage = (details: Details, language: 'de' | 'en'): Details =>
	Object.fromEntries(Object.entries(details).map(([name, value]) => [name, areWords(value) ? value[language] : value]));

/** What people call the field, the collection and the status that the details name. */
function inWords(details: Details, language: 'de' | 'en'): Details {
	const { collection, field, table, from, to, status } = details as Record<string, string | undefined>;
	const labels = LABELS[collection ?? ''];
	const words = {
		field: labels?.fields[field ?? ''],
		table: LABELS[table ?? '']?.singular,
		from: labels?.statuses[from ?? ''],
		to: labels?.statuses[to ?? ''],
		status: status === 'billed' ? { de: 'abgerechnet', en: 'billed' } : labels?.statuses[status ?? ''],
	};
	const known = Object.entries(words).flatMap(([name, label]) => (label ? [[name, label[language]]] : []));
	return { ...details, ...Object.fromEntries(known) };
}

const fill = (text: string, details: Details) => text.replace(/\{(\w+)\}/g, (_, key) => String(details[key] ?? '–'));

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const AMOUNT = /^-?\d+\.\d{2}$/;
const inGermany = (value: string): string =>
	AMOUNT.test(value) ? value.replace('.', ',').replace(/\B(?=(\d{3})+,)/g, '.') : value.replace(DAY, '$3.$2.$1');
const asGermansWrite = (details: Details): Details =>
	Object.fromEntries(Object.entries(details).map(([name, value]) => [name, typeof value === 'string' ? inGermany(value) : value]));

const constructors = new Map<string, DirectusErrorConstructor<Details>>();

/** The message is English, as everywhere in Directus; `extensions.messages` holds both languages, for display. */
export function makeError(code: string, { status, de, en }: ErrorText, details: Details = {}): Error {
	if (!constructors.has(code))
		constructors.set(
			code,
			createError<Details>(code, (given: Details) => fill(en, inWords(given, 'en')), status),
		);
	const [german, english] = [inLanguage(details, 'de'), inLanguage(details, 'en')];
	const error = new (constructors.get(code)!)(english);
	Object.assign(error.extensions as object, {
		messages: { de: fill(de, asGermansWrite(inWords(german, 'de'))), en: fill(en, inWords(english, 'en')) },
	});
	return error;
}

/** Returns the function that makes errors of these codes: each module has one, for its own codes and those of the rooms below it. */
export const errorsOf =
	<Code extends string>(errors: Record<Code, ErrorText>) =>
	(code: Code, details?: Details): Error =>
		makeError(code, errors[code], details);

export type CoreErrorCode = keyof typeof CORE_ERRORS;
export const kontorError = errorsOf(CORE_ERRORS);
