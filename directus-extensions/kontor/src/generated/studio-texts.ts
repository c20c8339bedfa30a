/** Made from snapshots/translations.yaml by `npm run snapshot`: do not edit. */

export const STUDIO_TEXTS: Record<string, Record<'de' | 'en', string>> = {
	changes_title: {
		de: 'Änderungen sichern',
		en: 'Keep changes',
	},
	decimal_input: {
		de: 'Betrag oder Zahl',
		en: 'Amount or number',
	},
	decimal_input_description: {
		de: 'Getippt, wie man Zahlen schreibt: 1.250,50',
		en: 'Typed as numbers are written: 1,250.50',
	},
	decimal_input_least: {
		de: 'Nachkommastellen mindestens',
		en: 'Least decimal places',
	},
	decimal_input_least_note: {
		de: 'So viele werden immer gezeigt, auch wenn es Nullen sind.',
		en: 'So many are always shown, even if they are zeros.',
	},
	decimal_input_suffix: {
		de: 'Einheit dahinter',
		en: 'Unit behind it',
	},
	filled_in: {
		de: 'Vorbelegtes Feld',
		en: 'Field that is filled in',
	},
	filled_in_as: {
		de: 'Eingabe wie (interface)',
		en: 'Input like (interface)',
	},
	filled_in_description: {
		de: 'Im Dialog eines Knopfes: beginnt mit heute oder mit einem Wert des Datensatzes',
		en: 'In the dialog of a button: begins with today or a value of the record',
	},
	filled_in_from: {
		de: 'Vorbelegt mit',
		en: 'Filled in with',
	},
	filled_in_from_note: {
		de: '$TODAY: heute. Sonst ein Feld des Datensatzes, etwa open_amount.',
		en: '$TODAY: today. Otherwise a field of the record, such as open_amount.',
	},
	flow_cancel_invoice: {
		de: 'Stornieren',
		en: 'Cancel invoice',
	},
	flow_invoice_time: {
		de: 'Zeiten abrechnen',
		en: 'Invoice time',
	},
	flow_issue_invoice: {
		de: 'Rechnung ausstellen',
		en: 'Issue invoice',
	},
	flow_mark_invoice_sent: {
		de: 'Als versendet markieren',
		en: 'Mark as sent',
	},
	flow_record_payment: {
		de: 'Zahlung erfassen',
		en: 'Record payment',
	},
	flow_send_invoice: {
		de: 'Per E-Mail senden',
		en: 'Send by e-mail',
	},
	length_input: {
		de: 'Dauer',
		en: 'Length of time',
	},
	operation_verb: {
		de: 'Aktion',
		en: 'Verb',
	},
	operation_verb_defaults: {
		de: 'Vorgaben',
		en: 'Defaults',
	},
	operation_verb_defaults_note: {
		de: 'Felder der Anfrage, so lange der Dialog nichts anderes sagt.',
		en: 'Fields of the request, unless the dialog says otherwise.',
	},
	operation_verb_description: {
		de: 'Führt eine Aktion von Kontor aus, mit den Rechten einer Person',
		en: 'Runs a verb of Kontor with the rights of a person',
	},
	operation_verb_person: {
		de: 'Im Namen von',
		en: 'On behalf of',
	},
	operation_verb_person_note: {
		de: 'Für Flows, die niemand auslöst (Zeitplan, Ereignis). Leer: wer den Knopf drückt, oder die Person der Automatisierung.',
		en: 'For flows that nobody starts (schedule, event). Empty: whoever presses the button, or the person of the automation.',
	},
	operation_verb_selection: {
		de: 'Ausgewählte Datensätze sind',
		en: 'The selected records are',
	},
	operation_verb_selection_note: {
		de: 'Das Feld der Anfrage, in das ihre ID kommt. Mit [] alle zusammen in einer Anfrage, sonst eine je Datensatz. Mit - keines: nur die Vorgaben zählen.',
		en: 'The field of the request that takes their id. With [] all of them in one request, otherwise one for each. With - none: only the defaults count.',
	},
	verb_accept_quote: {
		de: 'Angebot als angenommen markieren',
		en: 'Mark a quote as accepted',
	},
	verb_confirm_dunning: {
		de: 'Mahnung ausstellen',
		en: 'Issue a dunning notice',
	},
	verb_decline_quote: {
		de: 'Angebot als abgelehnt markieren',
		en: 'Mark a quote as declined',
	},
	verb_mail_quote: {
		de: 'Versendetes Angebot per E-Mail senden',
		en: 'Send a quote by e-mail',
	},
	verb_propose_dunning: {
		de: 'Mahnungen vorschlagen',
		en: 'Propose dunning notices',
	},
	verb_quote_invoice: {
		de: 'Rechnungsentwurf aus einem Angebot',
		en: 'Draft an invoice from a quote',
	},
	verb_quote_project: {
		de: 'Projekt aus einem Angebot anlegen',
		en: 'Create a project from a quote',
	},
	verb_reimburse: {
		de: 'Ausgabe erstatten',
		en: 'Reimburse an expense',
	},
	verb_retry_mail: {
		de: 'E-Mail noch einmal senden',
		en: 'Try a mail again',
	},
	verb_reverse_payment: {
		de: 'Zahlung durch Gegenbuchung aufheben',
		en: 'Take a payment back',
	},
	verb_run_series: {
		de: 'Fällige Rechnungen einer Serie erstellen',
		en: 'Create the invoices of a series that are due',
	},
	verb_send_dunning: {
		de: 'Mahnung per E-Mail senden',
		en: 'Send a dunning notice by e-mail',
	},
	verb_send_quote: {
		de: 'Angebot versenden',
		en: 'Send a quote',
	},
	verb_use_credit: {
		de: 'Rechnung mit Guthaben verrechnen',
		en: 'Pay an invoice from credit',
	},
};
