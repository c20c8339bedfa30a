/**
 * For whom a step acts that nobody has started by hand. With the rights that this person has at that moment, in their organization:
 * never with an administrator's, which hold in all of them.
 */
import type { Knex } from 'knex';
import type { Accountability } from '../core/context.js';
import { isUuid } from '../core/keys.js';
import { asPerson } from '../core/rights/accountability-of.js';
import { kontorError } from './errors.js';

interface Reason {
	/** The person must belong to it. */
	organization?: string | undefined;
	/** Stands in the trail beside the person. */
	by: string;
}

export async function onBehalfOf(user: unknown, { organization, by }: Reason, database: Knex): Promise<Accountability> {
	const columns = ['id', 'status', 'role', 'organization_id', 'first_name', 'last_name'];
	const person = isUuid(user) ? await database('directus_users').where({ id: user }).first(columns) : undefined;
	const name = [person?.first_name, person?.last_name].filter(Boolean).join(' ') || '?';
	if (person?.status !== 'active') throw kontorError('PERSON_NOT_ACTIVE', { name });
	if (organization && person.organization_id !== organization) throw kontorError('PERSON_OF_OTHER_ORGANIZATION', { name });
	const accountability = await asPerson(person, { ip: null, userAgent: by }, database);
	if (accountability.admin) throw kontorError('PERSON_IS_ADMINISTRATOR', { name });
	return accountability;
}

/** What a flow knows of the automation that runs it. */
export interface Automated {
	/** What happened: the same when the run is tried again after a crash. */
	event: string;
	automation: string;
	organization: string;
	language: 'de' | 'en';
	/** The operation that is running. */
	step?: string;
	/** A step has failed, and no other step of the flow takes care of that. */
	fail(step: string, error: unknown): void;
}

export interface FlowContext {
	accountability: Accountability | null;
	database: Knex;
	flow?: { name: string; trigger: string };
	automated?: Automated;
}

/** Those that no person and nobody outside starts. */
const BY_THEMSELVES = ['event', 'schedule'];

/** `chosen`: what the drop-down of the step holds, or the id itself. */
export async function whoActs(chosen: unknown, { accountability, database, flow, automated }: FlowContext): Promise<Accountability> {
	const user = typeof chosen === 'object' && chosen !== null ? (chosen as { key?: unknown }).key : chosen;
	if (!user) {
		if (accountability?.user) return accountability;
		throw kontorError('NOBODY_ACTS');
	}
	if (!automated && !BY_THEMSELVES.includes(flow?.trigger ?? '')) throw kontorError('NOT_ON_BEHALF');
	return onBehalfOf(user, { organization: automated?.organization, by: `Kontor: flow “${flow?.name}”` }, database);
}
