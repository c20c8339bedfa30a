/** What the steps of a flow find as `$trigger`: the record as the person sees it, and whose business it is. */
import type { Row } from '../core/context.js';
import { type CollectionName, readRow, showPart, showRow } from '../core/load.js';
import { dayIn, organizationOf } from '../core/organizations.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { Automation, Customer } from '../generated/schema.js';
import { kontorError } from './errors.js';

interface What {
	collection: string;
	items: string[];
}

export async function loadTrigger(automation: Automation, { collection, items }: What, context: VerbContext): Promise<Row> {
	const { event, organization_id, person_id } = automation;
	const isOfClock = collection === 'automations';
	const row = isOfClock ? null : await rowOf(automation, { collection: collection as CollectionName, id: items[0]! }, context);
	const customer = await customerOf(row ?? {}, context);
	return {
		event,
		organization_id,
		collection: isOfClock ? null : collection,
		keys: isOfClock ? [] : items,
		row,
		customer: customer && (await shown(customer.id, context)),
		person: person_id,
		responsible: await responsibleFor([row?.lead_id, customer?.owner_id], automation, context),
		today: dayIn((await organizationOf(context, organization_id)).time_zone, context.now),
	};
}

async function rowOf(
	{ person_id }: Automation,
	{ collection, id }: { collection: CollectionName; id: string },
	context: VerbContext,
): Promise<Row> {
	try {
		return { ...(await showRow(context, collection, id)) };
	} catch {
		const person = await readRow(context, 'employees', person_id);
		throw kontorError('AUTOMATION_ROW_HIDDEN', { name: `${person?.firstname} ${person?.lastname}`, table: collection, collection });
	}
}

/** Of the record itself, or of what it is about. */
async function customerOf(row: Row, context: VerbContext): Promise<Customer | null> {
	if (row.customer_id) return readRow(context, 'customers', String(row.customer_id));
	for (const [key, collection] of [
		['invoice_id', 'invoices'],
		['quote_id', 'quotes'],
		['project_id', 'projects'],
	] as const) {
		const about = row[key] ? await readRow(context, collection, String(row[key])) : null;
		if (about?.customer_id) return readRow(context, 'customers', about.customer_id);
	}
	return null;
}

const shown = (id: string, context: VerbContext): Promise<Row | null> =>
	showPart(context, 'customers', id, ['id', 'name']).catch(() => null);

/** The lead of the project, else who looks after the customer, else the person of the automation. */
async function responsibleFor(wanted: unknown[], { person_id, organization_id }: Automation, context: VerbContext): Promise<string | null> {
	for (const id of wanted) {
		const person = await readRow(context, 'employees', id as string | null);
		if (person?.is_active && person.organization_id === organization_id) return person.id;
	}
	return person_id ?? null;
}
