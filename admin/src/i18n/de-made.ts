/** German texts around what people made themselves in Studio: own fields, own tables. */
export const madeTexts = {
	made: {
		more: 'Weitere Angaben',
		details: 'Angaben',
		from: '%{field} ab',
		until: '%{field} bis',
		invalid: 'Dieser Wert ist hier nicht erlaubt.',
		formatted: 'Dieser Text ist formatiert: Bitte in Studio ändern.',
		has_file: 'vorhanden',
		open_file: 'Datei öffnen',
		choose_file: 'Datei auswählen',
		replace_file: 'Andere Datei',
		remove_file: 'Entfernen',
	},
};
