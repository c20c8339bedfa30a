/** What a search finds, in plain JavaScript: every word somewhere in what is seen of the row and of the names that it points at. */
import type { Row } from '../lib/database.ts';
import { isNumber, isText } from './generate.ts';
import type { Field } from './model.ts';
import type { Oracle, Seen } from './oracle.ts';

/** Beside the texts of a row itself: names (by relations), telephone numbers, amounts. */
const BESIDE: Record<string, { names?: string[]; phones?: string[]; amounts?: string[] }> = {
	customers: { phones: ['phone'] },
	contacts: { names: ['customer_id.name'], phones: ['phone', 'mobile'] },
	deals: { names: ['customer_id.name', 'contact_id.firstname', 'contact_id.lastname'], amounts: ['value'] },
	activities: { names: ['customer_id.name', 'contact_id.firstname', 'contact_id.lastname', 'deal_id.title'] },
	projects: { names: ['customer_id.name'] },
	project_members: { names: ['project_id.title', 'employee_id.firstname', 'employee_id.lastname'] },
	tasks: { names: ['project_id.title', 'project_id.customer_id.name', 'assignee_id.firstname', 'assignee_id.lastname'] },
	chat_messages: { names: ['project_id.title', 'author_id.firstname', 'author_id.lastname'] },
	time_entries: {
		names: [
			'project_id.title',
			'project_id.number',
			'project_id.customer_id.name',
			'task_id.title',
			'employee_id.firstname',
			'employee_id.lastname',
		],
	},
	expenses: {
		names: ['project_id.title', 'project_id.customer_id.name', 'employee_id.firstname', 'employee_id.lastname'],
		amounts: ['amount'],
	},
	quotes: {
		names: ['customer_id.name', 'contact_id.firstname', 'contact_id.lastname', 'project_id.title'],
		amounts: ['total', 'net_total'],
	},
	invoices: {
		names: ['customer_id.name', 'contact_id.firstname', 'contact_id.lastname', 'project_id.title'],
		amounts: ['total', 'net_total'],
	},
	payments: { names: ['invoice_id.number', 'invoice_id.customer_id.name'], amounts: ['amount'] },
	customer_credits: { names: ['customer_id.name'], amounts: ['amount'] },
	dunning_notices: { names: ['invoice_id.number', 'invoice_id.customer_id.name'], amounts: ['open_amount'] },
	recurring_invoices: { names: ['customer_id.name', 'project_id.title'] },
	mails: { names: ['invoice_id.number', 'invoice_id.customer_id.name', 'quote_id.number', 'quote_id.customer_id.name'] },
	employees: { names: ['department_id.name'], phones: ['phone'] },
};
/** Searched in all tables at once. */
export const FOUND = [
	'customers',
	'contacts',
	'deals',
	'projects',
	'tasks',
	'documents',
	'mails',
	'time_entries',
	'expenses',
	'invoices',
	'quotes',
	'payments',
	'dunning_notices',
	'recurring_invoices',
	'employees',
];

const plain = (value: unknown) =>
	String(value ?? '')
		.normalize('NFKD')
		.replace(/\p{Mn}/gu, '')
		.toLowerCase()
		.replaceAll('ß', 'ss');

export class Searching {
	constructor(readonly oracle: Oracle) {}

	/** The texts that a word is looked for in. */
	texts(seen: Seen, collection: string): string[] {
		const fields = this.#searchable(collection).filter(isText);
		return [
			...fields.map(({ name }) => seen.row[name]),
			...(BESIDE[collection]?.names ?? []).flatMap((path) => this.#along(seen, collection, path.split('.'))),
		]
			.filter((value) => value !== null && value !== undefined)
			.map(String);
	}

	/** Values that somebody might look for, whether or not the caller sees them. */
	static numbersOf(row: Row, collection: string): string[] {
		const { phones = [], amounts = [] } = BESIDE[collection] ?? {};
		return [...phones, ...amounts].flatMap((name) => (row[name] === null || row[name] === undefined ? [] : [String(row[name])]));
	}

	static namesOf = (collection: string): string[] => BESIDE[collection]?.names ?? [];

	finds(seen: Seen, collection: string, search: string): boolean {
		const words = search.split(' ').filter(Boolean);
		const texts = this.texts(seen, collection).map(plain);
		const isFound = (word: string) => {
			const forms = [plain(word), plain(word).replace(/(?<![aeiouq])([aou])e/g, '$1')];
			return forms.some((form) => texts.some((text) => text.includes(form))) || this.#hasNumber(seen, collection, word);
		};
		return words.every(isFound) || (/^[+\d()/ -]+$/.test(search) && this.#hasPhone(seen, collection, search));
	}

	#searchable = (collection: string): Field[] =>
		[...this.oracle.model.collections.get(collection)!.fields.values()].filter(
			(field) => field.isSearchable && !field.special.includes('conceal'),
		);

	#along(seen: Seen, collection: string, [first, ...rest]: string[]): unknown[] {
		if (rest.length === 0) return [seen.row[first!]];
		const { target } = this.oracle.model.collections.get(collection)!.hops.get(first!)!;
		return this.oracle.follow(seen, collection, first!).flatMap((next) => this.#along(next, target, rest));
	}

	/** A whole number finds the cents behind it. */
	#hasNumber({ row }: Seen, collection: string, word: string): boolean {
		if (!/^\d+(\.\d{1,2})?$/.test(word)) return false;
		const among = (names: string[], holds: (value: number) => boolean) =>
			names.some((name) => row[name] !== null && row[name] !== undefined && holds(Number(row[name])));
		const given = Number(word);
		const isAmount = (value: number) => (word.includes('.') ? Math.abs(value) === given : Math.floor(Math.abs(value)) === given);
		return (
			among(BESIDE[collection]?.amounts ?? [], isAmount) ||
			among(
				this.#searchable(collection)
					.filter(isNumber)
					.map(({ name }) => name),
				(value) => value === given,
			)
		);
	}

	#hasPhone({ row }: Seen, collection: string, search: string): boolean {
		const digits = search.replace(/\D/g, '').replace(/^0+/, '');
		if (digits.length < 5) return false;
		return (BESIDE[collection]?.phones ?? []).some((name) =>
			String(row[name] ?? '')
				.replaceAll('(0)', '')
				.replace(/\D/g, '')
				.includes(digits),
		);
	}
}
