/** An id of another tenant is refused in every relation that exists, on every road: found from the schema, not listed here. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { snapshots } from '../../scripts/lib/paths.ts';
import { readSnapshotFiles } from '../../scripts/snapshot/files.ts';
import { call, graphql, rest, roads } from '../lib/api.ts';
import { find, insert, type Row, sql } from '../lib/database.ts';
import { addOwnProject, addWorld, type World } from '../lib/world.ts';
import { EXAMPLES, type Stage } from '../permissions/examples.ts';

const STAMPS = ['organization_id', 'created_by', 'updated_by'];
const GLOBAL = ['directus_flows', 'directus_roles', 'directus_users'];
const relations = readSnapshotFiles(snapshots)
	.collections.filter(({ collection }) => !collection.startsWith('directus_'))
	.flatMap(({ collection, fields = {} }) =>
		Object.entries(fields)
			.filter(([field, { references }]) => references && !STAMPS.includes(field))
			.map(([field, { references }]) => ({
				collection,
				field,
				target: references.collection as string,
				reverse: references.reverse as string | undefined,
			})),
	);

let world: World;
let here: Stage;
let there: Stage;

beforeAll(async () => {
	world = await addWorld();
	const stageOf = async (tenant: World['here']): Promise<Stage> => ({
		tenant,
		me: tenant.people.Manager,
		own: await addOwnProject(tenant.id, tenant.people.Manager),
	});
	here = await stageOf(world.here);
	there = await stageOf(world.there);
});

const make = async (collection: string, stage: Stage): Promise<string> => {
	const example = EXAMPLES[collection]!;
	return String(await (example.own ?? example.foreign)!(stage));
};

test('there are many relations to try', () => {
	expect(relations.length).toBeGreaterThan(50);
});

describe.concurrent('a row does not point at another tenant', () => {
	for (const { collection, field, target } of relations.filter((relation) => !GLOBAL.includes(relation.target)))
		test(`${collection}.${field}`, async () => {
			const { me } = here;
			const foreign = await make(target, there);
			const mine = collection === 'employees' ? world.here.colleague.id : await make(collection, here);
			const before = await find(collection, mine);
			const payload = (await EXAMPLES[collection]?.create?.own(here)) ?? {};

			for (const value of [foreign, { id: foreign }, { id: foreign, ...nameOf(target) }])
				for (const road of roads) {
					const what = `${road.name} ${JSON.stringify(value)}`;
					const changed = await road.update(me, collection, mine, { [field]: value });
					expect(changed.status, `update by ${what}: ${JSON.stringify(changed.body)}`).toBeGreaterThanOrEqual(400);
					expect(changed.status, `update by ${what}: ${JSON.stringify(changed.body)}`).toBeLessThan(500);
					const created = await road.create(me, collection, { ...payload, [field]: value });
					expect(created.status, `create by ${what}: ${JSON.stringify(created.body)}`).toBeGreaterThanOrEqual(400);
					expect(created.status, `create by ${what}: ${JSON.stringify(created.body)}`).toBeLessThan(500);
				}
			expect((await find(collection, mine))?.[field]).toEqual(before?.[field]);
			await expectUntouched(target, foreign);
			// The wall in the database holds for those who know SQL, and for administrators.
			await expect(sql(`update ${collection} set ${field} = $1 where id = $2`, [foreign, mine])).rejects.toThrow();
			const byAdmin = await rest.update(world.here.people.Administrator, collection, mine, { [field]: foreign });
			expect(byAdmin.status).toBeGreaterThanOrEqual(400);
			expect(byAdmin.status).toBeLessThan(500);
		});
});

describe.concurrent('a list of related rows takes none of another tenant', () => {
	for (const { collection, target, reverse, field } of relations.filter(
		(relation) => relation.reverse && !GLOBAL.includes(relation.target),
	))
		test(`${target}.${reverse}`, async () => {
			const { me } = here;
			const parent = await make(target, here);
			const foreign = await make(collection, there);
			const before = await find(collection, foreign);
			const values = [
				[foreign],
				[{ id: foreign }],
				{ create: [], update: [{ id: foreign, [field]: parent }], delete: [] },
				{ create: [], update: [], delete: [foreign] },
			];
			for (const value of values) {
				await rest.update(me, target, parent, { [reverse!]: value });
				await call(me, `/simple-rest/${target}/${parent}`, { method: 'PUT', body: { [reverse!]: value } });
				if (target !== 'directus_files')
					await graphql(me, `mutation ($v: update_${target}_input!) { update_${target}_item(id: "${parent}", data: $v) { id } }`, {
						v: { [reverse!]: value },
					});
				expect(await find(collection, foreign), JSON.stringify(value)).toEqual(before);
			}
			for (const value of values.slice(0, 2)) {
				const payload = (await EXAMPLES[target]?.create?.own(here)) ?? {};
				await rest.create(me, target, { ...payload, [reverse!]: value });
				expect(await find(collection, foreign), `create with ${JSON.stringify(value)}`).toEqual(before);
			}
		});
});

/** A nested object with more than the key is a change of the related row. */
const nameOf = (target: string): Row =>
	['projects', 'deals', 'tasks', 'quotes', 'invoices', 'recurring_invoices', 'invoice_lines'].includes(target)
		? { title: 'stolen' }
		: target === 'employees'
			? { lastname: 'stolen' }
			: target === 'contacts'
				? { lastname: 'stolen' }
				: target === 'payments'
					? { note: 'stolen' }
					: target === 'directus_files'
						? { title: 'stolen' }
						: { name: 'stolen' };

async function expectUntouched(table: string, id: string) {
	expect(JSON.stringify(await find(table, id))).not.toContain('stolen');
}

describe('what points anywhere (linked_id) points at a row of the own tenant', () => {
	const kinds = {
		customer: 'customers',
		contact: 'contacts',
		deal: 'deals',
		project: 'projects',
		quote: 'quotes',
		invoice: 'invoices',
		expense: 'expenses',
		employee: 'employees',
	};
	for (const [kind, target] of Object.entries(kinds))
		test.concurrent(kind, async () => {
			const [foreign, own] = [await make(target, there), await make(target, here)];
			for (const road of roads) {
				for (const [id, isRight] of [
					[own, true],
					[foreign, false],
					[randomUUID(), false],
				] as const) {
					const document = await road.create(here.me, 'documents', { title: 'Linked', linked_module: kind, linked_id: id });
					expect(document.status < 400, `${road.name} documents ${isRight} ${JSON.stringify(document.body)}`).toBe(isRight);
					const reminder = await insert('reminders', {
						id: randomUUID(),
						organization_id: here.tenant.id,
						title: 'Linked',
						owner_id: here.me.id,
					});
					const answer = await road.update(here.me, 'reminders', reminder, { linked_to: kind, linked_id: id });
					expect(answer.status < 400, `${road.name} reminders ${isRight} ${JSON.stringify(answer.body)}`).toBe(isRight);
					expect(answer.status).toBeLessThan(500);
				}
			}
		});
	test('a kind that does not exist, or an id without a kind', async () => {
		for (const link of [{ linked_module: 'directus_users', linked_id: here.me.id }, { linked_id: here.tenant.customer }])
			expect((await rest.create(here.me, 'documents', { title: 'Linked', ...link })).status).toBe(400);
	});
});

test('one points only at what one sees: not at a project of colleagues, by whatever notation', async () => {
	const employee = world.here.people.Employee;
	const entry = { start_time: '2026-03-02T08:00:00Z', end_time: '2026-03-02T09:00:00Z' };
	for (const project_id of [world.here.project, { id: world.here.project }, { id: world.here.project, title: 'stolen' }])
		for (const road of roads) {
			const answer = await road.create(employee, 'time_entries', { ...entry, project_id });
			expect(answer.status, `${road.name} ${JSON.stringify(answer.body)}`).toBeGreaterThanOrEqual(400);
		}
	expect((await find('projects', world.here.project))?.title).not.toBe('stolen');
	const receipt = { amount: '1', expense_date: '2026-03-02', receipt_file_id: world.here.file };
	expect((await rest.create(employee, 'expenses', receipt)).codes).toEqual(['REFERENCE_NOT_FOUND']);
});
