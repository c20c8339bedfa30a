/** Reminds the person who asked for something, or somebody who issues invoices, of what is missing; once, until that reminder is done. */
import { randomUUID } from 'node:crypto';
import { dayIn, organizationOf } from '../core/organizations.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { POLICIES } from '../generated/policies.js';

interface Cause {
	organization_id: string;
	created_by: string | null;
}

interface Reminder {
	title: string;
	description: string;
	linked_to: 'invoice' | 'quote' | 'customer';
	linked_id: string;
}

export async function addReminder(cause: Cause, reminder: Reminder, context: VerbContext): Promise<void> {
	const { database } = context;
	const owner_id = await ownerOf(cause, context);
	const { organization_id } = cause;
	const { title, linked_id } = reminder;
	const isKnown = await database('reminders').where({ organization_id, title, linked_id, is_done: false }).first('id');
	if (!owner_id || isKnown) return;
	await writeReminder({ organization_id, owner_id }, { priority: 'high', ...reminder }, context);
}

interface Owner {
	organization_id: string;
	owner_id: string;
}

type Written = Omit<Reminder, 'linked_to' | 'linked_id'> & { priority: 'medium' | 'high'; linked_to?: string; linked_id?: string };

/** For today, whatever else this person is reminded of. */
export async function writeReminder({ organization_id, owner_id }: Owner, reminder: Written, context: VerbContext): Promise<void> {
	const { database, now } = context;
	const { time_zone } = await organizationOf(context, organization_id);
	await database('reminders').insert({ id: randomUUID(), organization_id, owner_id, due_date: dayIn(time_zone, now), ...reminder });
}

async function ownerOf({ organization_id, created_by }: Cause, { database }: VerbContext): Promise<string | undefined> {
	const people = () =>
		database('employees')
			.join('directus_users', 'directus_users.id', 'employees.id')
			.where({ 'employees.organization_id': organization_id, 'directus_users.status': 'active' });
	const author = created_by && (await people().where('employees.id', created_by).first('employees.id'));
	if (author) return author.id;
	const billing = await people()
		.join('directus_access', 'directus_access.role', 'directus_users.role')
		.where('directus_access.policy', POLICIES['billing.issue'])
		.orderBy(['directus_users.last_name', 'employees.id'])
		.first('employees.id');
	return billing?.id;
}
