/**
 * Roles and policies as somebody might click them together in Studio, made at random: whoever has one never sees a row, a value or a count
 * of the other firm, by any road. WALL_SEED=… asks something else, WALL_PROBES=… makes it longer, WALL_BROKEN=… is SQL that
 * takes the wall down, to see that it is noticed: 'drop trigger kontor_2_wall on directus_permissions'.
 */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ownDirectus } from '../lib/own-directus.ts';
import { Socket } from '../lib/socket.ts';
import { Random } from '../reading/generate.ts';
import { Probes } from './random/probes.ts';
import { addPeople, type Prober, type Refusals } from './random/roles.ts';
import { build, done, FOREIGN_VALUE, type Own, type World } from './random/world.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 300_000 });
const SEED = Number(process.env.WALL_SEED ?? 583004);
const WANTED = Number(process.env.WALL_PROBES ?? 10_000);
const PEOPLE = 20;

let own: Own;
let world: World;
let people: Prober[];
let refusals: Refusals;
const random = new Random(SEED);

beforeAll(async () => {
	own = await ownDirectus('random_roles');
	world = await build(own);
	if (process.env.WALL_BROKEN) await own.client.query(process.env.WALL_BROKEN);
	({ people, refusals } = await addPeople(own, random, world, PEOPLE));
});
afterAll(() => own?.stop());

test('what was given is walled, and what can not be walled was refused in words', () => {
	expect(refusals.given).toBeGreaterThan(500);
	expect([...new Set(refusals.refused.values())].sort()).toEqual(['ORGANIZATIONS_BY_ADMINISTRATORS', 'RIGHT_NOT_TO_BE_GIVEN']);
	expect([...refusals.refused.keys()].filter((what) => what.startsWith('r_') || /^(customers|tags|contacts|projects) /.test(what))).toEqual(
		[],
	);
});

test(`nothing of the other firm is seen or changed, in ${WANTED} probes (seed ${SEED})`, async () => {
	const before = await world.hashOfThere();
	const probes = new Probes(own, world, random);
	const tables = people.flatMap((who) => world.tables.map((table) => () => probes.table(who, table)));
	const around = people.map((who) => () => probes.around(who));
	const work = [...tables, ...around].map((run) => ({ run, at: random.next() })).sort((a, b) => a.at - b.at);
	const lanes = Array.from({ length: 4 }, async () => {
		for (let next = work.pop(); next; next = work.pop()) await next.run();
	});
	await Promise.all(lanes);
	while (probes.count < WANTED) await probes.table(random.of(people), random.of(world.tables));
	expect(await world.hashOfThere()).toBe(before);
	console.log(`${probes.count} probes (seed ${SEED}), ${probes.seen} answers showed own rows; ${JSON.stringify(probes.byRoad)}`);
	expect(probes.seen).toBeGreaterThan(WANTED / 20);
	expect(probes.count).toBeGreaterThanOrEqual(WANTED);
});

test('subscribers hear nothing of the other firm', async () => {
	const listeners: Socket[] = [];
	for (const { token, isLink } of people) if (token && !isLink) listeners.push(await Socket.open({ token }, own.address));
	for (const socket of listeners)
		for (const { name } of world.tables) {
			socket.send({ type: 'subscribe', collection: name, uid: name });
			socket.send({ type: 'items', action: 'read', collection: name, query: { limit: -1 } });
		}
	await expect
		.poll(() => listeners.reduce((sum, { messages }) => sum + messages.length, 0), { timeout: 20_000 })
		.toBeGreaterThan(listeners.length * world.tables.length);
	for (const { name, key, text } of world.tables)
		for (const side of ['there', 'here'] as const)
			await done(own, `/items/${name}/${world.keys[side][name]![0]}`, 'PATCH', {
				[text]: side === 'here' ? 'OWN-00000000' : 'FOREIGN-00000000',
				[key]: undefined,
			});
	const told = () => listeners.flatMap(({ messages }) => messages).filter(({ event }) => event === 'update');
	await expect.poll(() => told().length, { timeout: 20_000 }).toBeGreaterThan(20);
	await new Promise((resolve) => setTimeout(resolve, 1_000));
	const heard = JSON.stringify(listeners.map(({ messages }) => messages));
	expect(FOREIGN_VALUE.exec(heard)?.[0]).toBeUndefined();
	for (const id of world.keys.there.r_items!) expect(heard).not.toContain(id);
	for (const socket of listeners) socket.close();
});
