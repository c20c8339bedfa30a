/** Random roles, policies and permissions, as Studio sends them: full access, filters of every kind, nested roles, policies at a person, the public. */
import type { Random } from '../../reading/generate.ts';
import { done, type Own, type Table, type World } from './world.ts';

export interface Prober {
	name: string;
	token: string | undefined;
	isLink?: boolean;
}
export interface Refusals {
	given: number;
	refused: Map<string, string>;
}

const SYSTEM = [
	'users',
	'files',
	'folders',
	'activity',
	'revisions',
	'comments',
	'versions',
	'shares',
	'presets',
	'notifications',
	'roles',
	'dashboards',
	'flows',
	'settings',
].map((name) => `directus_${name}`);
const KEPT = ['directus_access', 'directus_policies', 'directus_permissions', 'directus_sessions', 'organizations'];
const ACTIONS = ['create', 'read', 'update', 'delete', 'share'];
const WALL = { organization_id: { _eq: '$CURRENT_USER.organization_id' } };

function filterFor(random: Random, table: Table | undefined, there: string): unknown {
	if (!table) return random.of([null, {}, { id: { _nnull: true } }]);
	const { key, text, relations } = table;
	const any = { [key]: { _nnull: true } };
	const relation = relations[0];
	return random.of<unknown>([
		null,
		{},
		any,
		{ [text]: { _nempty: true } },
		WALL,
		{ _or: [WALL, any] },
		{ _and: [] },
		{ _and: [{ _or: [WALL, any] }, any] },
		{ _and: [WALL, { _or: [any, { organization_id: { _eq: there } }] }] },
		{ organization_id: { _eq: there } },
		{ organization_id: { _neq: '$CURRENT_USER.organization_id' } },
		{ organization_id: { _in: [there, '$CURRENT_USER.organization_id'] } },
		{ organization_id: { _nnull: true } },
		{ organization_id: { id: { _nnull: true } } },
		{ ...any, _or: [WALL, any] },
		{ organization_id: { _eq: '$CURRENT_USER.organization_id', _nnull: true }, _or: [any, WALL] },
		relation ? { [relation.field]: { organization_id: { _eq: '$CURRENT_USER.organization_id' } } } : any,
		relation ? { [relation.field]: { [random.of(['_some', '_none'])]: any } } : any,
	]);
}

function permission(random: Random, { tables, there }: World, collection: string, action: string): object {
	const table = tables.find(({ name }) => name === collection);
	const fields = table && random.chance(0.25) ? [table.key, table.text, ...table.relations.map(({ field }) => field)] : ['*'];
	return {
		collection,
		action,
		permissions: filterFor(random, table, there),
		validation: filterFor(random, random.chance(0.3) ? table : undefined, there),
		presets: random.of<unknown>([null, {}, { organization_id: there }, { organization_id: '$CURRENT_USER.organization_id' }]),
		fields,
	};
}

async function addPolicy(own: Own, random: Random, world: World, name: string, refusals: Refusals): Promise<string> {
	const id = (await done(own, '/policies', 'POST', { name, app_access: random.chance(0.5) })).id;
	const collections = [...world.tables.map((table) => table.name), ...SYSTEM, ...KEPT].filter(() => random.chance(0.45));
	for (const collection of collections)
		for (const action of ACTIONS.filter((one) => one === 'read' || random.chance(0.4))) {
			const row = { policy: id, ...permission(random, world, collection, action) };
			let answer = await own.call(own.admin, '/permissions', 'POST', row);
			// Somebody who was refused clicks "full access" instead.
			if (answer.status >= 400)
				answer = await own.call(own.admin, '/permissions', 'POST', { ...row, permissions: {}, validation: {}, presets: null });
			refusals.given++;
			if (answer.status >= 500) throw new Error(`${JSON.stringify(row)}: ${answer.text}`);
			if (answer.status >= 400) refusals.refused.set(`${collection} ${action}`, answer.errors[0].extensions.code);
			else if (random.chance(0.2))
				await own.call(own.admin, `/permissions/${answer.data.id}`, 'PATCH', { permissions: random.of([null, {}, { _or: [WALL, {}] }]) });
		}
	return id;
}

export async function addPeople(own: Own, random: Random, world: World, count: number): Promise<{ people: Prober[]; refusals: Refusals }> {
	const refusals: Refusals = { given: 0, refused: new Map() };
	const policies: string[] = [];
	for (let n = 0; n < count; n++) policies.push(await addPolicy(own, random, world, `random.${n}`, refusals));
	const roles: string[] = [];
	const people: Prober[] = [{ name: 'nobody', token: undefined }];
	for (let n = 0; n < count; n++) {
		const some = policies.filter(() => random.chance(1.5 / count));
		const wanted = [...new Set([policies[n]!, ...some])].map((id) => ({ policy: { id } }));
		const parent = roles.length > 0 && random.chance(0.4) ? random.of(roles) : null;
		roles.push(
			(await done(own, '/roles', 'POST', { name: `Random ${n}`, parent, policies: { create: wanted, update: [], delete: [] } })).id,
		);
		const atPerson = random.chance(0.3) ? { policies: { create: [{ policy: { id: random.of(policies) } }], update: [], delete: [] } } : {};
		const token = `random-${n}`;
		const role = random.chance(0.9) ? roles[n] : null;
		await done(own, '/users', 'POST', { email: `${token}@own.example.com`, token, role, organization_id: own.organization, ...atPerson });
		people.push({ name: token, token });
	}
	// Nobody's organization: a person without one.
	await done(own, '/users', 'POST', { email: 'stray@own.example.com', token: 'stray', role: random.of(roles) });
	people.push({ name: 'stray', token: 'stray' });
	// Rights for everybody who is not logged in.
	const plain = (await done(own, '/policies?filter[app_access][_eq]=false&filter[name][_starts_with]=random&limit=2')).map(
		({ id }: any) => id,
	);
	for (const policy of plain) await own.client.query('insert into directus_access (id, policy) values (gen_random_uuid(), $1)', [policy]);
	await done(own, '/utils/cache/clear?system', 'POST');
	people.push(...(await addShares(own, random, world, roles)));
	return { people, refusals };
}

/** Links to one row, by somebody who may do everything that can be given, with the rights of any role or of none. */
async function addShares(own: Own, random: Random, { tables, keys }: World, roles: string[]): Promise<Prober[]> {
	const policy = (await done(own, '/policies', 'POST', { name: 'sharing' })).id;
	const all = tables.flatMap(({ name }) => ACTIONS.map((action) => ({ policy, collection: name, action, fields: ['*'] })));
	const ofShares = ['create', 'read'].map((action) => ({ policy, collection: 'directus_shares', action, fields: ['*'] }));
	await done(own, '/permissions', 'POST', [...all, ...ofShares]);
	const token = 'sharer';
	const person = {
		email: 'sharer@own.example.com',
		token,
		organization_id: own.organization,
		policies: { create: [{ policy: { id: policy } }] },
	};
	await done(own, '/users', 'POST', person);
	const [{ id: administrator }] = await done(own, '/roles?filter[name][_eq]=Administrator');
	const people: Prober[] = [{ name: token, token }];
	for (const role of [null, administrator, random.of(roles), random.of(roles)]) {
		const { name } = random.of(tables);
		const { id } = await done(own, '/shares', 'POST', { collection: name, item: keys.here[name]![0], role, name: 'A link' }, token);
		const link = await done(own, '/shares/auth', 'POST', { share: id });
		people.push({ name: `link to ${name} with role ${role}`, token: link.access_token, isLink: true });
	}
	return people;
}
