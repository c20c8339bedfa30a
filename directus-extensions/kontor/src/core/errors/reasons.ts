/** What completes the sentence of an error, in both languages. What only one module says stands in its `errors.ts`. */
export interface Words {
	de: string;
	en: string;
}

/** Of `UPLOAD_BROKEN`. */
export const UPLOAD_REASONS = {
	brokeOff: { de: 'die Übertragung brach ab', en: 'the transfer broke off' },
	noForm: { de: 'erwartet wird ein Formular (multipart/form-data)', en: 'a form is expected (multipart/form-data)' },
	damaged: { de: 'das Formular ist beschädigt', en: 'the form is damaged' },
	longField: { de: 'ein Feld ist zu lang', en: 'a field is too long' },
	tooMany: { de: 'es sind zu viele Teile', en: 'there are too many parts' },
	noFile: { de: 'es ist keine Datei dabei', en: 'there is no file in it' },
} as const satisfies Record<string, Words>;

/** Of `DATABASE_UNAVAILABLE`. */
export const DATABASE_REASONS = {
	diskFull: { de: 'die Festplatte ist voll', en: 'the disk is full' },
	noMemory: { de: 'der Speicher reicht nicht', en: 'it is out of memory' },
	tooManyConnections: { de: 'es sind zu viele Verbindungen offen', en: 'too many connections are open' },
	away: { de: 'sie ist nicht erreichbar', en: 'it can not be reached' },
	busy: { de: 'sie ist überlastet', en: 'it is overloaded' },
} as const satisfies Record<string, Words>;

/** Of `QUERY_TOO_LARGE`. */
export const QUERY_REASONS = {
	fields: (fields: number, depth: number): Words => ({
		de: `sie nennt mehr als ${fields} Felder, Fragmente ausgeschrieben, oder mehr als ${depth} Ebenen`,
		en: `it names more than ${fields} fields, fragments written out, or more than ${depth} levels`,
	}),
	socket: (characters: number, fragments: number): Words => ({
		de: `über einen Socket sind es höchstens ${characters} Zeichen und ${fragments} Fragmente`,
		en: `a document over a socket has at most ${characters} characters and ${fragments} fragments`,
	}),
	rows: (rows: number, values: number): Words => ({
		de: `sie liest mehr als ${rows} Zeilen oder ${values} Werte auf einmal, verknüpfte mitgezählt`,
		en: `it reads more than ${rows} rows or ${values} values at once, related ones included`,
	}),
	relations: (relations: number): Words => ({
		de: `sie liest mehr als ${relations} Beziehungen: Felder nennen statt Platzhalter`,
		en: `it reads more than ${relations} relations: name the fields instead of wildcards`,
	}),
};

/** Of `FIELD_FORMAT`. */
export const NUMBER_PROBLEMS = {
	none: { de: 'ist keine Zahl wie 1250.50', en: 'is not a number like 1250.50' },
	decimals: (scale: number): Words => ({
		de: `hat höchstens ${scale} Nachkommastellen; Tausender stehen ohne Trennzeichen, etwa 1250.50`,
		en: `has at most ${scale} decimal places; thousands are written without a separator, like 1250.50`,
	}),
};

/** Directus says these in English only, and names the column as the database calls it. */
export const OF_DIRECTUS: Record<string, Words> = {
	RECORD_NOT_UNIQUE: { de: 'Den Wert gibt es schon.', en: 'This value is there already.' },
	INVALID_FOREIGN_KEY: {
		de: 'Der verknüpfte Datensatz existiert nicht oder ist für Sie nicht sichtbar.',
		en: 'The linked record does not exist or is not visible to you.',
	},
	NOT_NULL_VIOLATION: { de: 'Ein Wert wird benötigt.', en: 'A value is needed.' },
	CONTAINS_NULL_VALUES: { de: 'Ein Wert wird benötigt.', en: 'A value is needed.' },
	VALUE_TOO_LONG: { de: 'Der Wert ist zu lang.', en: 'The value is too long.' },
	VALUE_OUT_OF_RANGE: { de: 'Der Wert ist zu groß.', en: 'The value is too large.' },
	INVALID_VALUE: { de: 'Der Wert hat nicht die richtige Form.', en: 'The value does not have the right form.' },
	FORBIDDEN: { de: 'Das dürfen Sie hier nicht schreiben.', en: 'You may not write this.' },
};

/** By the rule of its `FAILED_VALIDATION`. */
export const OF_VALIDATION: Record<string, Words> = {
	required: OF_DIRECTUS.NOT_NULL_VIOLATION!,
	nnull: OF_DIRECTUS.NOT_NULL_VIOLATION!,
	nempty: OF_DIRECTUS.NOT_NULL_VIOLATION!,
	email: { de: 'Das ist keine E-Mail-Adresse.', en: 'This is no e-mail address.' },
};
