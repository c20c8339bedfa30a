/**
 * The closed list of errors that Kontor adds to those of Directus: one code, one HTTP status, one text per language.
 * A code without an entry does not compile.
 */
import { createError, type DirectusErrorConstructor } from '@directus/errors';
import { LABELS } from '../../generated/labels.ts';

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
	| 'FIELD_FORMAT'
	| 'INVALID_REQUEST'
	| 'NOT_FOUND'
	| 'VERB_NOT_ALLOWED'
	| 'IDEMPOTENCY_KEY_REUSED'
	| 'FIELD_IS_GIVEN'
	| 'STATUS_BY_VERB'
	| 'STATUS_FOLLOWS'
	| 'TRANSITION_NOT_ALLOWED'
	| 'DOCUMENT_IS_FINAL'
	| 'DOCUMENT_STAYS'
	| 'ENTRY_IS_FINAL'
	| 'BOOKS_CLOSED'
	| 'NUMBER_NOT_NEXT'
	| 'DATE_NOT_IN_ORDER'
	| 'NUMBERS_AHEAD'
	| 'NUMBERS_NOT_AHEAD'
	| 'FORMAT_TAKEN'
	| 'DOCUMENT_INCOMPLETE'
	| 'TOTALS_DO_NOT_ADD_UP'
	| 'E_INVOICE_NOT_AS_MEANT'
	| 'DRAFT_HAS_NO_XML'
	| 'INVOICE_NOT_PAYABLE'
	| 'OVERPAYMENT'
	| 'REVERSAL_NOT_POSSIBLE'
	| 'CREDIT_INSUFFICIENT'
	| 'SKONTO_NOT_POSSIBLE'
	| 'ALLOCATION_NOT_POSSIBLE'
	| 'DATE_IN_FUTURE'
	| 'DUNNING_NOT_POSSIBLE'
	| 'ENTRY_LOCKED'
	| 'NOT_BILLABLE'
	| 'NOTHING_TO_BILL'
	| 'RATE_MISSING'
	| 'ALREADY_CORRECTED'
	| 'QUOTE_NOT_ACCEPTED'
	| 'QUOTE_HAS_OPEN_VERSION'
	| 'QUOTE_HAS_PROJECT'
	| 'QUOTE_INVOICED'
	| 'QUOTE_HAS_DOWN_PAYMENTS'
	| 'NO_DOWN_PAYMENT'
	| 'DOWN_PAYMENT_IS_DRAFT'
	| 'DOWN_PAYMENTS_OVER_100'
	| 'DOWN_PAYMENT_TOO_SMALL'
	| 'DOWN_PAYMENTS_EXCEED'
	| 'DOWN_PAYMENT_NOT_DEDUCTIBLE'
	| 'DOWN_PAYMENT_NOT_DEDUCTED'
	| 'DOWN_PAYMENT_NOT_CORRECTED'
	| 'MADE_FROM_QUOTE'
	| 'LINE_BILLS_WORK'
	| 'WORK_DIFFERS'
	| 'WORK_OF_OTHER_CUSTOMER'
	| 'NOT_OF_CUSTOMER'
	| 'DRAFT_BILLS_WORK'
	| 'DRAFT_OF_SERIES'
	| 'PROJECT_IS_BILLED'
	| 'QUOTE_TERMS_DIFFER'
	| 'RECURRING_INACTIVE'
	| 'RECURRING_LINES_INVALID'
	| 'NOT_ON_SCHEDULE'
	| 'DOWN_PAYMENT_DEDUCTED'
	| 'CUSTOMERS_DIFFER'
	| 'CURRENCIES_DIFFER'
	| 'CORRECTION_NOT_POSSIBLE'
	| 'DOCUMENT_IS_KEPT'
	| 'FILE_STAYS'
	| 'FILE_TYPE_NOT_ALLOWED'
	| 'FILE_HARMFUL'
	| 'FILE_TOO_LARGE'
	| 'FILE_EMPTY'
	| 'UPLOAD_BROKEN'
	| 'UPLOADS_BUSY'
	| 'CHANGED_AT_ONCE'
	| 'FILE_IMPORT_OFF'
	| 'RECIPIENT_MISSING'
	| 'RECIPIENT_NOT_USABLE'
	| 'MAIL_WAITS'
	| 'MAIL_IS_SENT'
	| 'OUTBOX_IS_GIVEN'
	| 'PLACEHOLDER_UNKNOWN'
	| 'E_INVOICE_NOT_READABLE'
	| 'NO_EMPLOYEE'
	| 'TIMER_RUNNING'
	| 'NO_TIMER'
	| 'END_TIME_NEEDED'
	| 'TIMERS_RUNNING'
	| 'ENTRY_IN_FUTURE'
	| 'ENTRY_RUNNING'
	| 'ENTRY_SUBMITTED'
	| 'OWN_APPROVAL'
	| 'NOT_ALL_POSSIBLE'
	| 'TASK_NOT_OF_PROJECT'
	| 'TASK_HAS_TIME'
	| 'PROJECT_CLOSED'
	| 'NOT_REIMBURSABLE'
	| 'TAX_AMOUNT_TOO_HIGH'
	| 'QUERY_TOO_LARGE'
	| 'QUERY_TOO_SLOW'
	| 'DATABASE_UNAVAILABLE'
	| 'OWN_RIGHTS'
	| 'LAST_ADMINISTRATOR'
	| 'FOREIGN_PAGE'
	| 'NOT_JSON'
	| 'LOGIN_SLOWED'
	| 'SERVER_BUSY';

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
	FIELD_FORMAT: { status: 400, de: '„{field}“ {problem}.', en: '“{field}” {problem}.' },
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
	STATUS_FOLLOWS: {
		status: 409,
		de: 'Status und bezahlter Betrag folgen aus Zahlungen, Korrekturen und Fälligkeit und können nicht gesetzt werden.',
		en: 'Status and paid amount follow from payments, corrections and the due date and can not be set.',
	},
	TRANSITION_NOT_ALLOWED: {
		status: 409,
		de: 'Vom Status „{from}“ führt kein Weg zu „{to}“.',
		en: 'There is no way from status “{from}” to “{to}”.',
	},
	DOCUMENT_IS_FINAL: {
		status: 409,
		de: 'Ein ausgestelltes Dokument ändert sich nicht mehr. Eine Rechnung wird storniert oder korrigiert, ein Angebot bekommt eine neue Version.',
		en: 'An issued document does not change any more. An invoice is cancelled or corrected, a quote gets a new version.',
	},
	DOCUMENT_STAYS: {
		status: 409,
		de: 'Nur Entwürfe werden gelöscht. Ausgestelltes bleibt; eine Rechnung wird storniert.',
		en: 'Only drafts are deleted. What was issued stays; an invoice is cancelled.',
	},
	ENTRY_IS_FINAL: {
		status: 409,
		de: 'Eine Buchung wird nie geändert oder gelöscht. Erfassen Sie eine Gegenbuchung.',
		en: 'An entry in the books is never changed or deleted. Record a counter-entry.',
	},
	BOOKS_CLOSED: {
		status: 409,
		de: 'Bis zum {until} ist abgeschlossen: Dort ändert sich nichts mehr.',
		en: 'The books are closed until {until}: nothing changes there any more.',
	},
	NUMBER_NOT_NEXT: {
		status: 409,
		de: 'Die Nummer ist nicht die nächste ihres Nummernkreises; ein Nummernkreis zählt lückenlos weiter.',
		en: 'The number is not the next one of its sequence; a sequence counts on without gaps.',
	},
	DATE_NOT_IN_ORDER: {
		status: 409,
		de: 'Das Datum passt nicht in die Reihe: Die Nummer davor trägt den {date}.',
		en: 'The date does not fit the order: the number before it is of {date}.',
	},
	NUMBERS_AHEAD: {
		status: 409,
		de: 'Die letzte Nummer {number} trägt den {date}, und der liegt noch vor uns: Uhr oder Zeitzone gingen vor. Stellen Sie beides richtig und bestätigen Sie es am Nummernkreis („Uhr ging vor“); danach geht es mit dem heutigen Datum weiter.',
		en: 'The last number {number} is of {date}, which is still to come: a clock or time zone ran ahead. Put it right and confirm it at the number sequence (“Clock ran ahead”); then numbers go on with today’s date.',
	},
	NUMBERS_NOT_AHEAD: {
		status: 409,
		de: 'Hier ist nichts zu bestätigen: Die letzte Nummer dieses Nummernkreises trägt kein Datum, das noch kommt.',
		en: 'There is nothing to confirm: the last number of this sequence is of no day that is still to come.',
	},
	FORMAT_TAKEN: {
		status: 409,
		de: 'Rechnungen und Stornos brauchen verschiedene Formate, sonst gäbe es Nummern zweimal.',
		en: 'Invoices and cancellations need different formats, or numbers would exist twice.',
	},
	DOCUMENT_INCOMPLETE: {
		status: 422,
		de: 'Das Dokument kann so nicht ausgestellt werden. Es fehlt oder stimmt nicht: {summary}',
		en: 'The document can not be issued like this. Missing or wrong: {summary}',
	},
	TOTALS_DO_NOT_ADD_UP: {
		status: 500,
		de: 'Die Summen des Dokuments stimmen nicht mit seinen Positionen überein. Es wurde nichts geändert.',
		en: 'The sums of the document do not match its lines. Nothing was changed.',
	},
	E_INVOICE_NOT_AS_MEANT: {
		status: 500,
		de: 'Die E-Rechnung ließe sich nicht so lesen, wie sie gemeint ist ({at}). Die Rechnung wurde nicht ausgestellt; geändert wurde nichts.',
		en: 'The e-invoice could not be read as it is meant ({at}). The invoice was not issued; nothing was changed.',
	},
	DRAFT_HAS_NO_XML: {
		status: 422,
		de: 'Ein Entwurf hat noch keine E-Rechnung: Stellen Sie die Rechnung zuerst aus.',
		en: 'A draft has no e-invoice yet: issue the invoice first.',
	},
	INVOICE_NOT_PAYABLE: {
		status: 409,
		de: 'Auf dieses Dokument kann nicht gezahlt werden (Status „{status}“).',
		en: 'This document can not be paid (status “{status}”).',
	},
	OVERPAYMENT: {
		status: 409,
		de: 'Der Betrag ist höher als der offene Betrag von {open} {currency}. Soll der Rest Guthaben werden, geben Sie allow_overpayment an.',
		en: 'The amount is more than the open amount of {open} {currency}. Give allow_overpayment to keep the rest as credit.',
	},
	REVERSAL_NOT_POSSIBLE: {
		status: 409,
		de: 'Eine Gegenbuchung hebt genau eine Zahlung derselben Rechnung ganz auf, und jede nur einmal.',
		en: 'A counter-entry takes back exactly one payment of the same invoice, whole, and each only once.',
	},
	CREDIT_INSUFFICIENT: {
		status: 409,
		de: 'So viel Guthaben ist nicht da: {balance} {currency}.',
		en: 'There is not that much credit: {balance} {currency}.',
	},
	SKONTO_NOT_POSSIBLE: {
		status: 409,
		de: 'Skonto ist hier nicht möglich: höchstens {amount} {currency}, Zahlung bis {until}. Offen bliebe {rest} {currency}.',
		en: 'The cash discount is not possible here: at most {amount} {currency}, paid until {until}. {rest} {currency} would be left open.',
	},
	ALLOCATION_NOT_POSSIBLE: {
		status: 400,
		de: 'Die Zahlung lässt sich so nicht aufteilen: {reason}.',
		en: 'The payment can not be divided like this: {reason}.',
	},
	DATE_IN_FUTURE: {
		status: 400,
		de: 'Das Datum liegt in der Zukunft: Gebucht wird, was geschehen ist.',
		en: 'The date is in the future: what has happened is booked.',
	},
	DUNNING_NOT_POSSIBLE: {
		status: 409,
		de: 'Diese Rechnung wird nicht gemahnt: {reason}.',
		en: 'This invoice is not dunned: {reason}.',
	},
	ENTRY_LOCKED: {
		status: 409,
		de: 'Der Eintrag ist gesperrt (Status „{status}“).',
		en: 'The entry is locked (status “{status}”).',
	},
	NOT_BILLABLE: {
		status: 409,
		de: 'Das kann nicht abgerechnet werden: Es ist schon abgerechnet, nicht abrechenbar oder nicht fertig.',
		en: 'This can not be billed: it is billed already, not billable or not finished.',
	},
	NOTHING_TO_BILL: {
		status: 422,
		de: 'Es gibt nichts abzurechnen: keine freigegebene, abrechenbare und noch nicht abgerechnete Zeit in diesem Zeitraum.',
		en: 'There is nothing to bill: no approved, billable and unbilled time in this period.',
	},
	ALREADY_CORRECTED: {
		status: 409,
		de: 'Die Rechnung ist schon teilweise korrigiert. Korrigieren Sie den Rest, statt sie ganz zu stornieren.',
		en: 'The invoice is partly corrected already. Correct the rest instead of cancelling all of it.',
	},
	DOWN_PAYMENT_DEDUCTED: {
		status: 409,
		de: 'Diese Abschlagsrechnung ist in der Schlussrechnung {number} verrechnet. Stornieren oder löschen Sie zuerst die Schlussrechnung.',
		en: 'This down-payment invoice is deducted in the final invoice {number}. Cancel or delete the final invoice first.',
	},
	QUOTE_NOT_ACCEPTED: {
		status: 409,
		de: 'Das geht mit einem angenommenen Angebot; dieses hat den Status „{status}“.',
		en: 'This takes a quote that was accepted; this one is “{status}”.',
	},
	QUOTE_HAS_OPEN_VERSION: {
		status: 409,
		de: 'Von diesem Angebot gibt es schon einen Entwurf der nächsten Version. Bearbeiten, versenden oder löschen Sie ihn.',
		en: 'There is a draft of the next version of this quote already. Change it, send it or delete it.',
	},
	QUOTE_HAS_PROJECT: {
		status: 409,
		de: 'Zu diesem Angebot gehört schon ein Projekt.',
		en: 'This quote has a project already.',
	},
	QUOTE_INVOICED: {
		status: 409,
		de: 'Zu diesem Angebot gibt es schon eine Rechnung über das Ganze ({number}). Stornieren oder löschen Sie sie zuerst.',
		en: 'There is an invoice for the whole of this quote already ({number}). Cancel or delete it first.',
	},
	QUOTE_HAS_DOWN_PAYMENTS: {
		status: 409,
		de: 'Zu diesem Angebot gibt es Abschlagsrechnungen. Erstellen Sie die Schlussrechnung: Sie zieht sie ab.',
		en: 'There are down-payment invoices of this quote. Create the final invoice: it deducts them.',
	},
	NO_DOWN_PAYMENT: {
		status: 409,
		de: 'Zu diesem Angebot gibt es keine ausgestellte Abschlagsrechnung. Rechnen Sie das Ganze mit einer gewöhnlichen Rechnung ab.',
		en: 'This quote has no down-payment invoice that was issued. Bill the whole with an ordinary invoice.',
	},
	DOWN_PAYMENT_IS_DRAFT: {
		status: 409,
		de: 'Eine Abschlagsrechnung zu diesem Angebot ist noch ein Entwurf. Stellen Sie sie zuerst aus, oder löschen Sie sie.',
		en: 'A down-payment invoice of this quote is still a draft. Issue it first, or delete it.',
	},
	DOWN_PAYMENTS_OVER_100: {
		status: 409,
		de: 'Die Abschläge wären zusammen mehr als 100 %: Es bleiben {left} %.',
		en: 'The down payments would be more than 100 % together: {left} % are left.',
	},
	DOWN_PAYMENT_TOO_SMALL: {
		status: 422,
		de: 'Für einen Abschlag ist das zu wenig: Abschläge werden auf Beträge abgerundet, deren Steuer auf den Cent genau ist (bei 19 % und 7 % volle Euro).',
		en: 'This is too little for a down payment: they are rounded down to amounts whose tax is exact to the cent (full euros at 19 % and 7 %).',
	},
	DOWN_PAYMENTS_EXCEED: {
		status: 409,
		de: 'Die Abschlagsrechnungen sind zusammen mehr als das Angebot. Stornieren Sie zuerst eine davon.',
		en: 'The down-payment invoices are more than the quote together. Cancel one of them first.',
	},
	DOWN_PAYMENT_NOT_DEDUCTIBLE: {
		status: 409,
		de: 'Diese Abschlagsrechnung kann hier nicht abgezogen werden: Sie ist nicht ausgestellt, storniert, gehört zu einem anderen Angebot oder ist schon abgezogen ({number}).',
		en: 'This down-payment invoice can not be deducted here: it is not issued, is cancelled, is of another quote or is deducted already ({number}).',
	},
	DOWN_PAYMENT_NOT_DEDUCTED: {
		status: 409,
		de: 'Die Schlussrechnung zieht die Abschlagsrechnung {number} nicht (ganz) ab. Löschen Sie den Entwurf und erstellen Sie ihn aus dem Angebot neu.',
		en: 'The final invoice does not deduct the down-payment invoice {number} (as a whole). Delete the draft and create it from the quote again.',
	},
	DOWN_PAYMENT_NOT_CORRECTED: {
		status: 409,
		de: 'Eine Abschlagsrechnung wird nicht in Teilen korrigiert. Stornieren Sie sie und stellen Sie eine neue aus.',
		en: 'A down-payment invoice is not corrected in parts. Cancel it and issue a new one.',
	},
	MADE_FROM_QUOTE: {
		status: 409,
		de: 'Das bleibt, wie es aus dem Angebot entstanden ist. Löschen Sie den Entwurf und erstellen Sie ihn neu.',
		en: 'This stays as it was made from the quote. Delete the draft and create it anew.',
	},
	LINE_BILLS_WORK: {
		status: 409,
		de: 'Position {position} rechnet erfasste Zeiten oder eine Ausgabe ab: „{field}“ folgt daraus (Menge {quantity}). Einen Nachlass geben Sie über Preis oder Rabatt. Sollen andere Stunden auf die Rechnung, löschen Sie die Position: Ihre Zeiten werden frei und können neu abgerechnet werden.',
		en: 'Line {position} bills tracked time or an expense: “{field}” follows from it (quantity {quantity}). Change the price or give a discount to ask for less. To bill other hours, delete the line: its time is free then and can be billed anew.',
	},
	WORK_DIFFERS: {
		status: 409,
		de: 'Position {position} rechnet {quantity} ab, die Einträge darauf ergeben {hours}. Löschen Sie die Position und rechnen Sie neu ab.',
		en: 'Line {position} bills {quantity}, the entries on it add up to {hours}. Delete the line and bill them anew.',
	},
	WORK_OF_OTHER_CUSTOMER: {
		status: 409,
		de: 'Abgerechnet wird Arbeit am Projekt „{project}“, und das gehört nicht zum Kunden der Rechnung. Löschen Sie die Position und rechnen Sie neu ab.',
		en: 'Work on the project “{project}” is billed, which is not one of the invoice’s customer. Delete the line and bill it anew.',
	},
	NOT_OF_CUSTOMER: {
		status: 409,
		de: '„{field}“ gehört zu einem anderen Kunden. Wählen Sie, was zum Kunden dieses Belegs gehört, oder lassen Sie das Feld leer.',
		en: '“{field}” belongs to another customer. Choose what belongs to the customer of this document, or leave it empty.',
	},
	DRAFT_BILLS_WORK: {
		status: 409,
		de: '„{field}“ bleibt: Der Entwurf rechnet erfasste Zeiten oder Ausgaben ab. Löschen Sie diese Positionen oder den Entwurf; dann sind die Zeiten frei und können neu abgerechnet werden.',
		en: '“{field}” stays: the draft bills tracked time or expenses. Delete those lines or the draft; the time is free then and can be billed anew.',
	},
	DRAFT_OF_SERIES: {
		status: 409,
		de: '„{field}“ bleibt: Der Entwurf rechnet einen Zeitraum einer Serie ab und passt zu ihr. Ändern Sie zuerst die Serie.',
		en: '“{field}” stays: the draft bills a period of a series and is as the series says. Change the series first.',
	},
	PROJECT_IS_BILLED: {
		status: 409,
		de: '„{field}“ bleibt: Arbeit an diesem Projekt ist abgerechnet, oder Angebote und Rechnungen nennen es. Legen Sie für den anderen Kunden ein neues Projekt an.',
		en: '“{field}” stays: work on this project is billed, or quotes and invoices name it. Make a new project for the other customer.',
	},
	QUOTE_TERMS_DIFFER: {
		status: 409,
		de: '„{field}“ ist anders als im Angebot. Ein Angebot wird in seiner Währung und mit seiner Preisart abgerechnet.',
		en: '“{field}” is not the quote’s. A quote is billed in its own currency and price mode.',
	},
	RECURRING_INACTIVE: {
		status: 409,
		de: 'Diese Serienrechnung ist nicht aktiv.',
		en: 'This recurring invoice is not active.',
	},
	RECURRING_LINES_INVALID: {
		status: 400,
		de: 'Die Positionen der Serienrechnung sind nicht in Ordnung: {summary}.',
		en: 'The lines of the recurring invoice are not right: {summary}.',
	},
	NOT_ON_SCHEDULE: {
		status: 400,
		de: 'An diesem Tag beginnt kein Zeitraum dieser Serie. Möglich sind zum Beispiel {before} und {after}; oder ändern Sie den Beginn.',
		en: 'No period of this series begins on that day. Possible are, for example, {before} and {after}; or change the start date.',
	},
	RATE_MISSING: {
		status: 422,
		de: 'Für {employee} im Projekt „{project}“ gibt es keinen Stundensatz: weder am Eintrag, am Projektmitglied, am Projekt, an der Person noch an der Firma.',
		en: 'There is no hourly rate for {employee} in project “{project}”: neither on the entry, the project member, the project, the person nor the company.',
	},
	CUSTOMERS_DIFFER: {
		status: 422,
		de: 'Eine Rechnung geht an einen Kunden: Die Projekte gehören nicht alle demselben (betroffen: „{project}“).',
		en: 'An invoice goes to one customer: the projects do not all belong to the same (concerned: “{project}”).',
	},
	CURRENCIES_DIFFER: {
		status: 422,
		de: '{what} lautet auf {given}, die Rechnung auf {currency}: Beträge werden nicht stillschweigend umgerechnet.',
		en: '{what} is in {given}, the invoice in {currency}: amounts are not converted silently.',
	},
	CORRECTION_NOT_POSSIBLE: {
		status: 409,
		de: 'So lässt sich die Rechnung nicht korrigieren: {reason}.',
		en: 'The invoice can not be corrected like this: {reason}.',
	},
	DOCUMENT_IS_KEPT: {
		status: 409,
		de: 'Das Dokument ist bis zum {until} aufzubewahren. Bis dahin wird es weder gelöscht noch ersetzt, und die Frist wird nicht kürzer.',
		en: 'The document has to be kept until {until}. Until then it is neither deleted nor replaced, and that day does not come earlier.',
	},
	FILE_STAYS: {
		status: 409,
		de: 'Der Inhalt einer Datei wird nicht ausgetauscht. Laden Sie eine neue Version des Dokuments hoch.',
		en: 'The content of a file is not exchanged. Upload a new version of the document.',
	},
	FILE_TYPE_NOT_ALLOWED: {
		status: 415,
		de: 'Diese Art von Datei wird nicht angenommen ({found}). Erlaubt sind: {allowed}.',
		en: 'This kind of file is not accepted ({found}). Allowed are: {allowed}.',
	},
	FILE_HARMFUL: { status: 422, de: 'Die Datei wird nicht angenommen: {reason}.', en: 'The file is not accepted: {reason}.' },
	FILE_TOO_LARGE: {
		status: 413,
		de: 'Die Datei ist zu groß: höchstens {limit} sind erlaubt.',
		en: 'The file is too large: {limit} is the most.',
	},
	FILE_EMPTY: { status: 400, de: 'Die Datei ist leer.', en: 'The file is empty.' },
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
	FILE_IMPORT_OFF: {
		status: 403,
		de: 'Dateien werden nicht von fremden Adressen geholt. Laden Sie die Datei herunter und dann hier hoch.',
		en: 'Files are not fetched from other addresses. Download the file and upload it here.',
	},
	RECIPIENT_MISSING: {
		status: 422,
		de: 'Es ist keine E-Mail-Adresse bekannt: Tragen Sie beim Kunden eine ein („{column}“), oder geben Sie den Empfänger an („to“).',
		en: 'No e-mail address is known: enter one at the customer (“{column}”), or say to whom it goes (“to”).',
	},
	RECIPIENT_NOT_USABLE: {
		status: 422,
		de: 'An „{value}“ kann keine E-Mail gehen: Das ist nicht eine einzelne E-Mail-Adresse. Berichtigen Sie „{column}“, oder geben Sie den Empfänger an („to“).',
		en: 'No mail can go to “{value}”: it is not one e-mail address. Correct “{column}”, or say to whom it goes (“to”).',
	},
	MAIL_WAITS: {
		status: 409,
		de: 'Eine E-Mail mit diesem Dokument an {recipient} wartet schon im Postausgang.',
		en: 'A mail with this document to {recipient} is waiting in the outbox already.',
	},
	MAIL_IS_SENT: {
		status: 409,
		de: 'Was in einer E-Mail steht, ändert sich nicht mehr, und eine versendete bleibt im Postausgang.',
		en: 'What a mail says does not change any more, and one that was sent stays in the outbox.',
	},
	OUTBOX_IS_GIVEN: {
		status: 403,
		de: 'In den Postausgang wird nichts eingetragen: Senden Sie das Dokument (POST /billing/invoices/:id/send).',
		en: 'Nothing is written into the outbox: send the document (POST /billing/invoices/:id/send).',
	},
	PLACEHOLDER_UNKNOWN: {
		status: 400,
		de: 'Diese Platzhalter gibt es nicht: {unknown}. Es gibt: {known}.',
		en: 'There are no such placeholders: {unknown}. There are: {known}.',
	},
	E_INVOICE_NOT_READABLE: {
		status: 422,
		de: 'Die E-Rechnung kann nicht gelesen werden: {reason}',
		en: 'The e-invoice can not be read: {reason}',
	},
	NO_EMPLOYEE: {
		status: 403,
		de: 'Ihr Benutzerkonto gehört zu keinem Mitarbeiter: Eine Uhr gibt es nur für Menschen, die hier arbeiten.',
		en: 'Your user account belongs to no employee: timers are for people who work here.',
	},
	TIMER_RUNNING: {
		status: 409,
		de: 'Es läuft schon eine Uhr. Stoppen Sie sie zuerst.',
		en: 'A timer is running already. Stop it first.',
	},
	NO_TIMER: { status: 409, de: 'Es läuft keine Uhr.', en: 'No timer is running.' },
	END_TIME_NEEDED: {
		status: 422,
		de: 'Die Uhr läuft seit über 24 Stunden. Geben Sie an, wann die Arbeit zu Ende war (end_time).',
		en: 'The timer has been running for more than 24 hours. Say when the work ended (end_time).',
	},
	TIMERS_RUNNING: {
		status: 409,
		de: 'In diesem Zeitraum begonnene Uhren laufen noch ({count}). Stoppen Sie sie zuerst.',
		en: 'Timers that began in this period are still running ({count}). Stop them first.',
	},
	ENTRY_IN_FUTURE: {
		status: 400,
		de: 'Zeit wird erfasst, wenn sie vergangen ist: „{field}“ liegt in der Zukunft.',
		en: 'Time is recorded when it has passed: “{field}” is in the future.',
	},
	ENTRY_RUNNING: {
		status: 409,
		de: 'Die Uhr dieses Eintrags läuft noch. Stoppen Sie sie zuerst.',
		en: 'The timer of this entry is still running. Stop it first.',
	},
	ENTRY_SUBMITTED: {
		status: 409,
		de: 'Der Eintrag ist eingereicht. Ziehen Sie ihn zurück, bevor Sie ihn ändern.',
		en: 'The entry is submitted. Withdraw it before you change it.',
	},
	OWN_APPROVAL: {
		status: 403,
		de: 'Über eigene Einträge entscheidet jemand anderes.',
		en: 'Somebody else decides about your own entries.',
	},
	NOT_ALL_POSSIBLE: {
		status: 409,
		de: '{count} von {total} Einträgen gehen nicht; deshalb wurde keiner geändert.',
		en: '{count} of {total} entries are not possible, so none was changed.',
	},
	TASK_NOT_OF_PROJECT: {
		status: 400,
		de: 'Die Aufgabe gehört nicht zu diesem Projekt.',
		en: 'The task does not belong to this project.',
	},
	TASK_HAS_TIME: {
		status: 409,
		de: 'Auf diese Aufgabe ist Zeit erfasst: Sie bleibt in ihrem Projekt.',
		en: 'Time is recorded on this task: it stays in its project.',
	},
	PROJECT_CLOSED: {
		status: 409,
		de: 'Das Projekt „{project}“ ist abgeschlossen oder abgebrochen: Neue Zeit nimmt es nicht an.',
		en: 'The project “{project}” is completed or cancelled: it takes no more time.',
	},
	NOT_REIMBURSABLE: {
		status: 409,
		de: 'Diese Ausgabe ist nicht als zu erstatten gekennzeichnet.',
		en: 'This expense is not marked as one to reimburse.',
	},
	TAX_AMOUNT_TOO_HIGH: {
		status: 400,
		de: 'So viel Steuer ({tax_amount}) kann in {amount} mit {tax_rate} % nicht enthalten sein; höchstens {most}.',
		en: 'That much tax ({tax_amount}) can not be included in {amount} at {tax_rate} %; at most {most}.',
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
	OWN_RIGHTS: {
		status: 403,
		de: 'Die eigene Rolle und den eigenen Status kann niemand selbst ändern. Bitten Sie jemand anderen darum.',
		en: 'Nobody can change their own role or status. Please ask somebody else to do it.',
	},
	LAST_ADMINISTRATOR: {
		status: 409,
		de: 'Das ist der letzte aktive Administrator. Machen Sie zuerst jemand anderen dazu.',
		en: 'This is the last active administrator. Make somebody else one first.',
	},
	FOREIGN_PAGE: {
		status: 403,
		de: 'Diese Anfrage kommt von einer fremden Webseite und wurde nicht ausgeführt.',
		en: 'This request comes from a page of another site and was not carried out.',
	},
	NOT_JSON: {
		status: 415,
		de: 'Die Anfrage muss als JSON gesendet werden (Content-Type: application/json).',
		en: 'The request must be sent as JSON (Content-Type: application/json).',
	},
	LOGIN_SLOWED: {
		status: 429,
		de: 'Zu viele Anmeldeversuche. Bitte versuchen Sie es in {seconds} Sekunden noch einmal.',
		en: 'Too many attempts to log in. Please try again in {seconds} seconds.',
	},
	SERVER_BUSY: {
		status: 503,
		de: 'Der Server hat gerade zu viel zu tun. Bitte versuchen Sie es gleich noch einmal.',
		en: 'The server has too much to do just now. Please try again in a moment.',
	},
	INVALID_REQUEST: { status: 400, de: 'Die Anfrage ist nicht in Ordnung: {reason}.', en: 'The request is not right: {reason}.' },
};

/** Texts fill the placeholders of the message; whatever else a caller can use (a list of what is missing) goes along. */
export type Details = Record<string, unknown>;

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

const constructors = new Map<ErrorCode, DirectusErrorConstructor<Details>>();

/** The message is English, as everywhere in Directus; `extensions.messages` holds both languages for whoever shows it. */
export function kontorError(code: ErrorCode, details: Details = {}, inGerman: { de: Details } = { de: {} }): Error {
	const { status, de, en } = ERRORS[code];
	if (!constructors.has(code))
		constructors.set(
			code,
			createError<Details>(code, (given: Details) => fill(en, inWords(given, 'en')), status),
		);
	const error = new (constructors.get(code)!)(details);
	Object.assign(error.extensions as object, {
		messages: { de: fill(de, asGermansWrite(inWords({ ...details, ...inGerman.de }, 'de'))), en: fill(en, inWords(details, 'en')) },
	});
	return error;
}

/** One list for whoever shows it point by point, and one sentence for whoever does not. */
export function documentIncomplete(missing: readonly { de: string; en: string }[], collection = 'invoices'): Error {
	const sentence = (language: 'de' | 'en') => missing.map((each) => each[language].replace(/\.$/, '')).join('; ');
	return kontorError('DOCUMENT_INCOMPLETE', { summary: sentence('en'), collection, missing }, { de: { summary: sentence('de') } });
}
