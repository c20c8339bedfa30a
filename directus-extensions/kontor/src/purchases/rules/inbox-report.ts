/** What became of a message, in the words of the reminder to the person who handles incoming invoices. */
import { type Language, writtenMoney } from '../../core/rules/written.js';

export interface Wording {
	de: string;
	en: string;
}

export interface TakenPart {
	name: string;
	result: 'recorded' | 'filed' | 'known' | 'refused';
	/** Of an e-invoice: what it says. */
	invoice?: { supplier: string; number: string; total: string; currency: string };
	hints?: readonly Wording[];
	reason?: Wording;
	expenseId?: string | null;
}

export interface Report {
	from: string;
	subject: string;
	parts: readonly TakenPart[];
	/** Where nothing could be taken in: why. */
	trouble?: Wording;
	/** Files beyond the most that are looked at. */
	left?: number;
}

const RESULTS: Record<TakenPart['result'], Wording> = {
	recorded: { de: 'Als Entwurf einer Ausgabe erfasst', en: 'Recorded as the draft of an expense' },
	filed: { de: 'Als Dokument abgelegt, nicht gebucht', en: 'Filed as a document, not booked' },
	known: { de: 'Schon vorhanden, nichts neu angelegt', en: 'There already, nothing was made' },
	refused: { de: 'Nicht angenommen', en: 'Not accepted' },
};

const NO_FILES: Wording = {
	de: 'Es war keine Datei dabei, die eine Rechnung sein könnte. Die E-Mail liegt im Postfach.',
	en: 'There was no file in it that could be an invoice. The mail is in the mailbox.',
};

export const TROUBLES = {
	unreadable: {
		de: 'Die E-Mail ist beschädigt und konnte nicht gelesen werden. Sie liegt im Postfach.',
		en: 'The mail is damaged and could not be read. It is in the mailbox.',
	},
	too_large: {
		de: 'Die E-Mail ist größer als 40 MB und wurde nicht gelesen. Sie liegt im Postfach.',
		en: 'The mail is larger than 40 MB and was not read. It is in the mailbox.',
	},
	given_up: {
		de: 'Die E-Mail konnte auch nach mehreren Versuchen nicht eingelesen werden. Sie liegt im Postfach; der Grund steht im Protokoll des Servers.',
		en: 'The mail could not be taken in, even after several attempts. It is in the mailbox; the server’s log has the reason.',
	},
} satisfies Record<string, Wording>;

const LONGEST_TITLE = 255;

export function titleOf({ subject, from }: Report, language: Language): string {
	const what = { de: 'Rechnungseingang per E-Mail', en: 'Incoming invoice by mail' }[language];
	return `${what}: ${subject || from || '–'}`.slice(0, LONGEST_TITLE).toWellFormed();
}

export function textOf({ from, subject, parts, trouble, left = 0 }: Report, language: Language): string {
	const lines =
		language === 'de'
			? [`Von: ${from || '–'} (Absender nicht geprüft)`, `Betreff: ${subject || '–'}`]
			: [`From: ${from || '–'} (sender not verified)`, `Subject: ${subject || '–'}`];
	for (const result of ['recorded', 'filed', 'known', 'refused'] as const) {
		const some = parts.filter((part) => part.result === result);
		if (some.length > 0) lines.push('', `${RESULTS[result][language]}:`, ...some.flatMap((part) => linesOf(part, language)));
	}
	if (left > 0)
		lines.push('', language === 'de' ? `Weitere ${left} Dateien wurden nicht angesehen.` : `${left} more files were not looked at.`);
	if (trouble) lines.push('', trouble[language]);
	else if (parts.length === 0) lines.push('', NO_FILES[language]);
	return lines.join('\n');
}

function linesOf({ name, invoice, reason, hints = [] }: TakenPart, language: Language): string[] {
	const read = invoice && [invoice.supplier, invoice.number, writtenMoney(invoice.total, invoice.currency, language)].join(', ');
	const first = [`– ${name}`, read].filter(Boolean).join(': ');
	return [reason ? `${first}: ${reason[language]}` : first, ...hints.map((hint) => `   ${hint[language]}`)];
}
