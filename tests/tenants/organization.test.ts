/** The organization is the server's to give: it is refused in whatever a client sends, and an account without one sees nothing. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { snapshots } from '../../scripts/lib/paths.ts';
import { readSnapshotFiles } from '../../scripts/snapshot/files.ts';
import { call, query, roads } from '../lib/api.ts';
import { find, insert, sql } from '../lib/database.ts';
import { addFile, addOwnProject, addPerson, addTenant, addWorld, type World } from '../lib/world.ts';
import { EXAMPLES, type Stage } from '../permissions/examples.ts';

let world: World;
let stage: Stage;

const collections = readSnapshotFiles(snapshots)
	.collections.filter(({ collection, fields }) => fields && 'organization_id' in fields && !collection.startsWith('directus_'))
	.map(({ collection }) => collection);

beforeAll(async () => {
	world = await addWorld();
	const me = world.here.people.Manager;
	stage = { tenant: world.here, me, own: await addOwnProject(world.here.id, me) };
});

describe.concurrent('organization_id in the payload', () => {
	for (const collection of collections)
		test(collection, async () => {
			const { me } = stage;
			const foreign = world.there.id;
			const mine = collection === 'employees' ? world.here.colleague.id : String(await EXAMPLES[collection]!.own!(stage));
			const countThere = async () =>
				(await sql(`select count(*)::int as n from ${collection} where organization_id = $1`, [foreign]))[0]!.n;
			const before = await countThere();
			for (const road of roads)
				for (const organization_id of [foreign, { id: foreign }, { id: foreign, name: 'stolen' }, null, 'x']) {
					const payload = { ...(await EXAMPLES[collection]!.create!.own(stage)), organization_id };
					const created = await road.create(me, collection, payload);
					const changed = await road.update(me, collection, mine, { organization_id });
					for (const answer of [created, changed]) {
						expect(answer.status, `${road.name} ${JSON.stringify(organization_id)} ${JSON.stringify(answer.body)}`).toBeGreaterThanOrEqual(
							400,
						);
						expect(answer.status).toBeLessThan(500);
					}
				}
			expect(await countThere()).toBe(before);
			expect((await find(collection, mine))?.organization_id).toBe(world.here.id);
			expect((await find('organizations', foreign))?.name).not.toBe('stolen');
			await expect(sql(`update ${collection} set organization_id = $1 where id = $2`, [foreign, mine])).rejects.toThrow();
		});
});

test('many rows at once, and an import, stay in the tenant too', async () => {
	const firm = await addTenant();
	const me = firm.people.Manager;
	const rows = [{ name: 'Good' }, { name: 'Bad', organization_id: world.there.id }];
	expect((await call(me, '/items/tags', { method: 'POST', body: rows })).status).toBe(403);
	expect(await sql('select 1 from tags where organization_id = $1', [firm.id])).toEqual([]);

	for (const [type, text] of [
		['application/json', JSON.stringify(rows)],
		['text/csv', `name,organization_id\nBad,${world.there.id}\n`],
	] as const) {
		const form = new FormData();
		form.append('file', new Blob([text], { type }), `tags.${type.split('/')[1]}`);
		const answer = await call(me, '/utils/import/tags', { method: 'POST', body: form });
		expect(answer.status, JSON.stringify(answer.body)).toBeGreaterThanOrEqual(400);
		expect(answer.status).toBeLessThan(500);
	}
	const form = new FormData();
	form.append('file', new Blob([JSON.stringify([{ name: `Imported ${randomUUID()}` }])], { type: 'application/json' }), 'tags.json');
	expect((await call(me, '/utils/import/tags', { method: 'POST', body: form })).status).toBe(200);
	expect(await sql('select distinct organization_id from tags where organization_id in ($1, $2)', [world.here.id, world.there.id])).toEqual(
		[{ organization_id: world.here.id }],
	);
});

test('nested rows get the organization of their parent', async () => {
	const answer = await call(stage.me, '/items/customers', { method: 'POST', body: { name: 'Parent', contacts: [{ lastname: 'Child' }] } });
	expect(answer.status).toBe(200);
	expect(await sql('select organization_id from contacts where customer_id = $1', [answer.data.id])).toEqual([
		{ organization_id: world.here.id },
	]);
	const forged = { name: 'Parent', contacts: [{ lastname: 'Child', organization_id: world.there.id }] };
	expect((await call(stage.me, '/items/customers', { method: 'POST', body: forged })).status).toBe(403);
});

describe('an account without organization', () => {
	const all = [...collections, 'organizations'];
	beforeAll(async () => {
		// Rows that belong to nobody, as an administrator without organization makes them.
		await addFile(null, null);
		await insert('directus_folders', { id: randomUUID(), name: 'Without organization' });
		await addPerson(null, 'Administrator', 'Second stray');
	});
	for (const role of ['Manager', 'Accountant', 'Project lead', 'Employee', 'Sales', 'Auditor', 'Integrator'])
		test(`as ${role} sees nothing`, async () => {
			const stray = await addPerson(null, role, `Stray ${role}`);
			for (const collection of all) {
				const answer = await call(stray, `/items/${collection}?limit=1&fields=id`);
				expect(answer.status === 403 || answer.data.length === 0, `${collection} ${JSON.stringify(answer.body)}`).toBe(true);
				const listed = await call(stray, `/simple-rest/${collection}`);
				expect(listed.status === 403 || listed.body.length === 0, collection).toBe(true);
				const counted = await call(stray, `/items/${collection}${query({ aggregate: { count: ['*'] } })}`);
				expect(counted.status === 403 || Number(counted.data[0].count) === 0, collection).toBe(true);
			}
			for (const path of ['/files', '/folders', '/revisions']) {
				const answer = await call(stray, path);
				expect(answer.status === 403 || answer.data.length === 0, `${path} ${JSON.stringify(answer.body)?.slice(0, 300)}`).toBe(true);
			}
			const users = (await call(stray, '/users')).data;
			expect((Array.isArray(users) ? users : []).every(({ id }) => id === stray.id)).toBe(true);
			const seen = (await call(stray, '/activity')).data;
			const activity = (Array.isArray(seen) ? seen : []) as { user: string }[];
			expect(activity.every(({ user }) => user === stray.id)).toBe(true);
		});
});
