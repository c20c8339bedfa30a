/** Fills what a draft leaves out, from the catalogue, the customer and the organization. */
import { type Context, fromEvent, once, type Row } from '../core/context.js';
import type { Module } from '../core/define-module.js';
import { keyOf } from '../core/keys.js';
import { type CollectionName, readRow, readRows } from '../core/load.js';
import type { Collections, Service } from '../generated/schema.js';
import { type LineTax, lineTaxFor } from './rules/tax-case.js';

type Lines = 'invoice_lines' | 'quote_lines';

const isMissing = (value: unknown): boolean => value === undefined || value === null;
/** Given values win. Empty defaults are not written, so that the column's own default holds. */
const withDefaults = (payload: Row, defaults: Row): Row => {
	const filled = Object.entries(defaults).filter(([key, value]) => isMissing(payload[key]) && !isMissing(value));
	return { ...payload, ...Object.fromEntries(filled) };
};

export async function fillLine(collection: Lines, payload: Row, context: Context): Promise<Row> {
	const service = await readOnce(context, 'services', keyOf(payload.service_id));
	const fromCatalogue = service && {
		title: service.name,
		description: service.description,
		unit: service.unit,
		unit_price: service.price,
	};
	const parent = keyOf(collection === 'invoice_lines' ? payload.invoice_id : payload.quote_id);
	const line = withDefaults(payload, { ...fromCatalogue, position: await nextPosition(collection, parent, payload.position, context) });
	if (!isMissing(line.tax_rate)) return line;
	// A category that is given beside the tax rate stays; the percentage is never left to the column's default.
	if (!isMissing(line.tax_rate_id)) return withDefaults(line, await taxOfRate(line, context));
	if (!isMissing(line.tax_category)) return line;
	return { ...line, ...(await usualTax(collection, parent, service, context)) };
}

/** While a paper is written together with its lines, each row is read once. */
const readOnce = <Name extends CollectionName>(
	context: Context,
	collection: Name,
	id: string | null | undefined,
): Promise<Collections[Name] | null> => once(context, `row of ${collection} ${id}`, () => readRow(context, collection, id));

/** Rate and category follow the tax rate that is chosen. */
export async function taxOfRate(payload: Row, context: Context): Promise<Row> {
	const rate = await ownRate(payload, context);
	return rate ? { ...payload, tax_rate: rate.rate, tax_category: rate.category } : payload;
}

const ownRate = (line: Row, context: Context) => readOnce(context, 'tax_rates', keyOf(line.tax_rate_id));

async function usualTax(
	collection: Lines,
	document: string | undefined,
	service: Service | null,
	context: Context,
): Promise<LineTax | undefined> {
	const parent = await readOnce(context, collection === 'invoice_lines' ? 'invoices' : 'quotes', document);
	if (!parent) return undefined;
	const { customer_id, organization_id } = parent;
	const customer = (await readOnce(context, 'customers', customer_id))!;
	const organization = (await readOnce(context, 'organizations', organization_id))!;
	const rates = await once(context, `tax rates of ${organization_id}`, () =>
		readRows(context, 'tax_rates', (query) => query.where({ organization_id })),
	);
	return lineTaxFor(rates, organization, customer, service?.tax_rate_id);
}

/** After the existing lines, and after those that are written together with this one. */
async function nextPosition(
	collection: Lines,
	document: string | undefined,
	given: unknown,
	context: Context,
): Promise<number | undefined> {
	if (!document) return undefined;
	const last = await once(context, `last position in ${document}`, async () => {
		const row = await context
			.database(collection)
			.where(collection === 'invoice_lines' ? { invoice_id: document } : { quote_id: document })
			.max('position as position')
			.first();
		return { position: Number(row?.position ?? 0) };
	});
	const next = last.position + 1;
	last.position = Math.max(last.position, isMissing(given) ? next : Number(given) || 0);
	return next;
}

/** A new invoice or quote begins with the terms and texts of the customer and the organization. */
export async function fillDocument(collection: 'invoices' | 'quotes', payload: Row, context: Context): Promise<Row> {
	const customer = await readOnce(context, 'customers', keyOf(payload.customer_id));
	if (!customer) return payload;
	const organization = (await readOnce(context, 'organizations', customer.organization_id))!;
	const terms = { currency: customer.currency };
	if (collection === 'quotes') return withDefaults(payload, terms);
	return withDefaults(payload, {
		...terms,
		payment_terms_days: customer.payment_terms_days ?? organization.payment_terms_days,
		skonto_percent: customer.skonto_percent ?? organization.skonto_percent,
		skonto_days: customer.skonto_percent ? customer.skonto_days : organization.skonto_days,
		buyer_reference: customer.buyer_reference,
		leitweg_id: customer.leitweg_id,
		// The organization's own texts are in its language; a customer with another language gets the standard texts of the paper.
		...(customer.language === organization.language && {
			intro_text: organization.invoice_intro_text,
			closing_text: organization.invoice_closing_text,
		}),
	});
}

/** The hooks that fill drafts on plain writes: from the catalogue, the customer, the tax rates. */
export const draftHooks =
	(papers: 'invoices' | 'quotes', lines: 'invoice_lines' | 'quote_lines'): NonNullable<Module['hooks']> =>
	({ filter }) => {
		filter(`${lines}.items.create`, (payload, _meta, event) => fillLine(lines, payload as Row, fromEvent(event)));
		filter(`${lines}.items.update`, (payload, _meta, event) => taxOfRate(payload as Row, fromEvent(event)));
		filter(`${papers}.items.create`, (payload, _meta, event) => fillDocument(papers, payload as Row, fromEvent(event)));
	};
