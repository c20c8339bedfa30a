/**
 * Texts of a paper that can't be printed as they were typed, and where to change them. Checked before issuing, because an issued
 * paper can't be changed.
 */

import type { Missing } from '../core/rules/missing-detail.js';
import { LABELS } from '../generated/labels.js';
import type { Buyer, Seller } from '../papers/rules/frozen.js';
import type { TimesheetEntry } from '../papers/rules/invoice-paper.js';
import { isMixedDirection, unprintableIn } from './unprintable.js';

interface Printed {
	/** The paper itself: its collection and its texts. */
	head: { collection: 'invoices' | 'quotes' | 'dunning_notices'; row: object };
	lines?: readonly { id: string; title: string; description: string | null }[];
	timesheet?: readonly TimesheetEntry[];
	seller: Seller;
	buyer: Buyer;
	/** The ids of the rows that the parties were copied from. */
	ids: { organization: string; customer: string; contact: string | null; document: string };
}

const HEAD = ['title', 'intro_text', 'closing_text', 'order_number', 'buyer_reference', 'leitweg_id', 'text'];
const PARTY = ['name', 'legal_name', 'managing_directors', 'address', 'street', 'zip', 'city', 'number', 'email', 'phone', 'website'];
const CONTACT = ['title', 'firstname', 'lastname'];
const LINE = ['title', 'description'];
const MOST_NAMED = 10;

export function printProblems({ head, lines = [], timesheet = [], seller, buyer, ids }: Printed): Missing[] {
	const lineCollection = head.collection === 'invoices' ? 'invoice_lines' : 'quote_lines';
	return [
		...problemsIn('organizations', ids.organization, seller, PARTY),
		...problemsIn('customers', ids.customer, buyer, PARTY),
		...(ids.contact && buyer.contact ? problemsIn('contacts', ids.contact, buyer.contact, CONTACT) : []),
		...problemsIn(head.collection, ids.document, head.row, HEAD),
		...lines.flatMap((line, at) => problemsIn(lineCollection, line.id, line, LINE, { de: `Position ${at + 1}: `, en: `Line ${at + 1}: ` })),
		...timesheetProblems(timesheet),
	];
}

const germanDay = (day: string): string => day.split('-').reverse().join('.');

const OF_BILLED_TIME = {
	de: 'Dazu löschen Sie die Position und öffnen den Eintrag wieder. Oder Sie hängen diesem Kunden keinen Zeitnachweis an.',
	en: 'To do so, delete the line and reopen the entry. Or attach no timesheet for this customer.',
};

/** Each person is named once, however many entries they have. */
function timesheetProblems(entries: readonly TimesheetEntry[]): Missing[] {
	const people = new Map(entries.map(({ employee_id, firstname, lastname }) => [employee_id, { firstname, lastname }]));
	return [
		...[...people].flatMap(([id, name]) => problemsIn('employees', id, name, ['firstname', 'lastname'])),
		...entries
			.flatMap((entry) =>
				problemsIn('time_entries', entry.id, entry, ['note'], { de: `Zeit vom ${germanDay(entry.day)}: `, en: `Time of ${entry.day}: ` }),
			)
			.map((problem) => ({ ...problem, de: `${problem.de} ${OF_BILLED_TIME.de}`, en: `${problem.en} ${OF_BILLED_TIME.en}` }))
			.slice(0, MOST_NAMED),
	];
}

function problemsIn(collection: string, id: string, row: object, columns: readonly string[], place = { de: '', en: '' }): Missing[] {
	return columns.flatMap((field) => {
		const text = (row as Record<string, unknown>)[field];
		const reason = typeof text === 'string' ? reasonOf(text) : null;
		if (!reason) return [];
		const label = LABELS[collection]?.fields[field] ?? { de: field, en: field };
		const de = `${place.de}„${label.de}“ ${reason.de}`;
		return [{ rule: 'PRINT', collection, id, field, de, en: `${place.en}"${label.en}" ${reason.en}` }];
	});
}

function reasonOf(text: string): { de: string; en: string } | null {
	const characters = unprintableIn(text);
	if (characters.length > 0) {
		const named = characters.slice(0, MOST_NAMED).join(' ') + (characters.length > MOST_NAMED ? ' …' : '');
		return {
			de: `enthält Zeichen, die sich nicht drucken lassen (${named}). Schreiben Sie sie um, Namen etwa in lateinischer Schrift.`,
			en: `holds characters that can not be printed (${named}). Write them in another way, names for example in Latin letters.`,
		};
	}
	if (!isMixedDirection(text)) return null;
	return {
		de: 'mischt Schrift von rechts nach links mit anderer in einer Zeile, die Reihenfolge wäre im PDF falsch. Schreiben Sie beides in eigene Zeilen.',
		en: 'mixes writing from right to left with other in one line, their order would be wrong in the PDF. Write each on a line of its own.',
	};
}
