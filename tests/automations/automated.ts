/** Flows and automations for tests, and what became of their runs. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { call } from '../lib/api.ts';
import { post, right } from '../lib/books.ts';
import { type Row, sql } from '../lib/database.ts';
import type { Somebody, Tenant } from '../lib/world.ts';

export const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(new Date());

export const flowNamed = async (name: string): Promise<string> =>
	(await sql('select id from directus_flows where name = $1', [`$t:${name}`]))[0]!.id;

interface Step {
	type: string;
	key?: string;
	options: Row;
}

/** A step that makes a reminder of the event, for the person of the automation. */
export const REMIND = {
	type: 'item-create',
	options: {
		collection: 'reminders',
		permissions: '$trigger',
		emitEvents: true,
		payload: { owner_id: '{{$trigger.person}}', title: '{{$trigger.event}} {{$trigger.row.id}}' } as Row,
	},
};

/** As an administrator makes it in Studio. */
export async function addFlow(by: Somebody, steps: readonly Step[], values: Row = { trigger: 'operation', options: {} }): Promise<string> {
	const flow = right(await post(by, '/flows', { name: `Flow ${randomUUID().slice(0, 8)}`, status: 'active', ...values }));
	let resolve: string | null = null;
	for (const [at, step] of [...steps.entries()].reverse()) {
		const row: Row = {
			flow: flow.id,
			name: step.key ?? step.type,
			key: step.key ?? `step_${at}`,
			position_x: 1 + at * 18,
			position_y: 1,
			...step,
			resolve,
		};
		resolve = right(await post(by, '/operations', row)).id;
	}
	right(await call(by, `/flows/${flow.id}`, { method: 'PATCH', body: { operation: resolve } }));
	return flow.id;
}

export async function addAutomation(firm: Tenant, person: Somebody, event: string, flow: string): Promise<Row> {
	const name = `${event} ${randomUUID().slice(0, 8)}`;
	const body = { name, organization_id: firm.id, event, flow_id: flow, person_id: person.id, is_active: true };
	return right(await post(firm.people.Administrator, '/items/automations', body));
}

/** What its finished runs were about, when there are so many. */
export async function doneRuns(automation: string, count: number): Promise<Row[]> {
	const runs = () =>
		sql(
			"select data from pgboss.job where name = 'run-automation' and data ->> 'automation' = $1 and state = 'completed' order by created_on",
			[automation],
		);
	await expect.poll(async () => (await runs()).length, { timeout: 10_000 }).toBe(count);
	return (await runs()).map(({ data }) => data);
}

/** As after a crash of the server that had it. */
export async function runAgain(automation: string): Promise<void> {
	await sql(
		"insert into pgboss.job (name, data, policy) select name, data, policy from pgboss.job where name = 'run-automation' and data ->> 'automation' = $1",
		[automation],
	);
	await sql("select pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), 'run-automation')");
}

export async function remindersOf(item: string): Promise<Row[]> {
	const found = () => sql('select * from reminders where linked_id = $1 or title like $2', [item, `%${item}`]);
	await expect.poll(async () => (await found()).length, { timeout: 10_000 }).toBeGreaterThan(0);
	return found();
}
