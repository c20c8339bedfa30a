/** What is wrong with the lines of a series, for people: which line, which field, what it should be. */
export interface LineError {
	/** The first line is 1; none: it is about all of them. */
	line?: number;
	field?: string;
	de: string;
	en: string;
}

const FIELDS: Record<string, { de: string; en: string }> = {
	title: { de: 'die Bezeichnung fehlt oder ist länger als 255 Zeichen', en: 'the title is missing or longer than 255 characters' },
	description: { de: 'die Beschreibung ist zu lang', en: 'the description is too long' },
	quantity: {
		de: 'die Menge ist keine Zahl mit höchstens vier Nachkommastellen',
		en: 'the quantity is not a number with at most four decimal places',
	},
	unit: { de: 'die Einheit ist keine von hour, day, piece, flat, month, km', en: 'the unit is none of hour, day, piece, flat, month, km' },
	unit_price: {
		de: 'der Einzelpreis ist keine Zahl ab 0 mit höchstens vier Nachkommastellen',
		en: 'the unit price is not a number from 0 with at most four decimal places',
	},
	discount_percent: { de: 'der Rabatt liegt nicht zwischen 0 und 100 %', en: 'the discount is not between 0 and 100 %' },
	tax_rate: {
		de: 'der Steuersatz liegt nicht zwischen 0 und 100 % oder passt nicht zur Kategorie (nur S hat einen über 0)',
		en: 'the tax rate is not between 0 and 100 % or does not fit the category (only S has one above 0)',
	},
	tax_category: { de: 'die Steuerkategorie ist keine von S, Z, E, AE, K, G, O', en: 'the tax category is none of S, Z, E, AE, K, G, O' },
	tax_rate_id: { de: 'diesen Steuersatz gibt es nicht', en: 'there is no such tax rate' },
	service_id: { de: 'diese Leistung gibt es nicht', en: 'there is no such service' },
};

interface Issue {
	code?: string;
	path: readonly PropertyKey[];
	keys?: readonly string[];
}

export function lineError({ code, path, keys }: Issue): LineError {
	const [index, field] = path;
	if (typeof index !== 'number')
		return { de: 'es ist keine Liste von höchstens 500 Positionen', en: 'it is not a list of at most 500 lines' };
	const line = index + 1;
	if (code === 'unrecognized_keys')
		return { line, field: keys![0]!, de: `das Feld „${keys!.join(', ')}“ gibt es nicht`, en: `there is no field “${keys!.join(', ')}”` };
	const text = FIELDS[String(field)] ?? { de: 'es ist keine Position', en: 'it is not a line' };
	return { line, ...(field === undefined ? {} : { field: String(field) }), ...text };
}

export const said = (errors: readonly LineError[], language: 'de' | 'en'): string =>
	errors
		.map((error) =>
			error.line === undefined ? error[language] : `${language === 'de' ? 'Position' : 'line'} ${error.line}: ${error[language]}`,
		)
		.join('; ');
