/** German texts of imports from tables. */
export const importTexts = {
	import: {
		link: 'Aus einer Tabelle importieren',
		title: '%{name} importieren',
		choose: 'Tabelle auswählen',
		another: 'Andere Tabelle',
		hint: 'CSV-Datei mit Überschriften, zum Beispiel aus Excel („CSV“ oder „CSV UTF-8“)',
		reading: 'Tabelle wird gelesen',
		columns: 'Spalten',
		leave_out: 'nicht übernehmen',
		column_unknown: 'Kein Feld gefunden: eines auswählen, oder die Spalte ausdrücklich nicht übernehmen',
		column_twice: 'Dieses Feld füllt schon eine andere Spalte',
		sample: 'So werden die ersten Zeilen verstanden',
		problems: '%{smart_count} Fehler |||| %{smart_count} Fehler',
		more: 'und %{smart_count} weiterer |||| und %{smart_count} weitere',
		fine: '%{smart_count} Zeile ist in Ordnung. |||| %{smart_count} Zeilen sind in Ordnung.',
		empty: 'In der Tabelle steht keine Zeile.',
		nothing_yet: 'Bis hierher ist nichts geändert.',
		first_correct: 'Erst wenn alles stimmt, wird importiert: alles oder nichts. Zeilen zählen ohne die Überschrift.',
		run: '%{smart_count} Zeile importieren |||| %{smart_count} Zeilen importieren',
		done: '%{smart_count} Zeile ist importiert |||| %{smart_count} Zeilen sind importiert',
	},
};
