/** What billing needs that is not there in every firm of a test: an address, a tax number, tax rates, complete customers; and its verbs. */
import { randomUUID } from 'node:crypto';
import { taxRates } from '../../seed/factories/company.ts';
import { maker } from '../../seed/factories/maker.ts';
import { type Answer, call, type Person } from './api.ts';
import { insert, type Row, sql } from './database.ts';
import { addTenant, type Tenant } from './world.ts';

const RATES = ['standard', 'reduced', 'zero', 'reverseCharge', 'euService', 'euSupply', 'thirdCountry', 'smallBusiness'] as const;

export interface Firm extends Tenant {
	/** Ids of the tax rates that the demo has, by what they are for. */
	rates: Record<(typeof RATES)[number], string>;
}

/** A tenant that can issue invoices; its `customer` can receive them. */
export async function addFirm(values: Row = {}): Promise<Firm> {
	const tenant = await addTenant({ hasBooks: false });
	const organization: Row = {
		legal_name: 'Muster Beratung GmbH',
		street: 'Musterweg 1',
		zip: '10115',
		city: 'Berlin',
		email: 'info@muster.example.com',
		phone: '+49 30 23125 100',
		tax_number: '37/123/45678',
		vat_id: 'DE136695976',
		bank_accounts: [{ name: 'Musterbank', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' }],
		...values,
	};
	await change('organizations', tenant.id, organization);
	await change('customers', tenant.customer, ADDRESS);
	const make = maker(randomUUID(), new Date().toISOString(), tenant.id);
	const made = taxRates(make, organization.tax_scheme === 'small_business');
	for (const { created_at: _, ...row } of make.all('tax_rates')) await insert('tax_rates', row);
	return { ...tenant, rates: Object.fromEntries(RATES.map((name) => [name, made[name].id])) as Firm['rates'] };
}

const ADDRESS = { street: 'Kundenstraße 2', zip: '20095', city: 'Hamburg', country: 'DE', billing_email: 'rechnung@kunde.example.com' };

/** Writes past the API: for what a test takes as given. */
export async function change(table: string, id: string, values: Row): Promise<void> {
	const names = Object.keys(values);
	const parameters = names.map((name) =>
		values[name] !== null && typeof values[name] === 'object' ? JSON.stringify(values[name]) : values[name],
	);
	await sql(`update ${table} set ${names.map((name, at) => `"${name}" = $${at + 2}`).join(', ')} where id = $1`, [id, ...parameters]);
}

/** A customer whose address is complete. */
export const addCustomer = (firm: Pick<Tenant, 'id'>, values: Row = {}): Promise<string> =>
	insert('customers', { id: randomUUID(), organization_id: firm.id, name: `Kunde ${randomUUID().slice(0, 8)}`, ...ADDRESS, ...values });

export interface DraftLine extends Row {
	quantity?: string | number;
	unit_price?: string | number;
	tax_rate_id?: string;
}

/** A draft over the API, by the firm's accountant; answers the invoice with its lines. */
export async function addDraft(firm: Firm, lines: DraftLine[] = [{ unit_price: '100.00' }], values: Row = {}): Promise<Row> {
	const created = await call(firm.people.Accountant, '/items/invoices?fields=*,lines.*&deep[lines][_sort]=position', {
		method: 'POST',
		body: {
			customer_id: firm.customer,
			service_from: '2026-01-05',
			service_to: '2026-01-16',
			...values,
			lines: lines.map((line, at) => ({ position: at + 1, title: `Leistung ${at + 1}`, quantity: '1', ...line })),
		},
	});
	return right(created);
}

/** What was asked for, or the reason why it is not there. */
export function right(answer: Answer): Row {
	if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
	return answer.data;
}

export const post = (person: Person, path: string, body: object = {}, headers: Record<string, string> = {}): Promise<Answer> =>
	call(person, path, { method: 'POST', body, headers });

/** Issues the draft, as the firm's accountant; answers the invoice with its lines. */
export const issue = async (firm: Firm, id: string): Promise<Row> =>
	right(await post(firm.people.Accountant, `/billing/invoices/${id}/issue`));

export const addIssued = async (firm: Firm, lines?: DraftLine[], values?: Row): Promise<Row> =>
	issue(firm, (await addDraft(firm, lines, values)).id);

/** A draft of a quote over the API, by the firm's accountant. */
export async function addQuote(firm: Firm, lines: DraftLine[] = [{ unit_price: '1000.00' }], values: Row = {}): Promise<Row> {
	const created = await call(firm.people.Accountant, '/items/quotes?fields=*,lines.*&deep[lines][_sort]=position', {
		method: 'POST',
		body: {
			customer_id: firm.customer,
			title: 'Relaunch',
			...values,
			lines: lines.map((line, at) => ({ position: at + 1, title: `Leistung ${at + 1}`, quantity: '1', ...line })),
		},
	});
	return right(created);
}

/** What the firm's accountant does with a quote: send, accept, revise, create-invoice, … Answers the quote or the invoice. */
export const withQuote = async (firm: Firm, id: string, what: string, body: object = {}): Promise<Row> =>
	right(await post(firm.people.Accountant, `/billing/quotes/${id}/${what}`, body));

export async function addAcceptedQuote(firm: Firm, lines?: DraftLine[], values?: Row): Promise<Row> {
	const { id } = await addQuote(firm, lines, values);
	await withQuote(firm, id, 'send');
	return withQuote(firm, id, 'accept');
}
