/**
 * Whatever somebody asks, by whatever road: the answer is the one that follows from the rows and fields that they may see.
 * READING_SEED=… asks other questions, READING_CASES=… more or fewer.
 */
import { beforeAll, expect, test } from 'vitest';
import { sql } from '../lib/database.ts';
import { Socket } from '../lib/socket.ts';
import { addOwnProject, addWorld, ROLES, type Somebody, type World } from '../lib/world.ts';
import { EXAMPLES } from '../permissions/examples.ts';
import { type Question, questionFor, type Setting } from './cases.ts';
import { isText, Random } from './generate.ts';
import { loadModel, type Model, permissionsOf } from './model.ts';
import { Oracle } from './oracle.ts';
import { scatter } from './scatter.ts';

const SEED = Number(process.env.READING_SEED ?? 862221676);
const CASES = Number(process.env.READING_CASES ?? 5_250);
const AT_ONCE = 6;

let world: World;
let settings: Setting[];

async function ranksOf(model: Model): Promise<Setting['ranks']> {
	const ranks: Setting['ranks'] = new Map();
	for (const { name, fields } of model.collections.values())
		for (const field of fields.values()) {
			if (!isText(field)) continue;
			const rows = await sql(`select "${field.name}"::text as value, dense_rank() over (order by "${field.name}") as rank from "${name}"`);
			ranks.set(`${name}.${field.name}`, new Map(rows.map(({ value, rank }) => [String(value), Number(rank)])));
		}
	return ranks;
}

/** Opened when first asked. */
function openSocket(person: Somebody): Setting['socket'] {
	let socket: Promise<Socket> | undefined;
	let before: Promise<unknown> = Promise.resolve();
	return {
		ask(message) {
			socket ??= Socket.open(person);
			const answer = Promise.all([socket, before]).then(([opened]) => opened.ask(message));
			before = answer.catch(() => {});
			return answer;
		},
	};
}

beforeAll(async () => {
	world = await addWorld();
	for (const tenant of [world.here, world.there]) {
		const people = ROLES.filter((role) => role !== 'Administrator').map((role) => tenant.people[role]);
		for (const me of people.slice(0, tenant === world.here ? people.length : 2)) {
			const stage = { tenant, me, own: await addOwnProject(tenant.id, me) };
			for (const { own, foreign, isShared } of Object.values(EXAMPLES)) {
				if (isShared) continue;
				await own?.(stage).catch(() => {});
				await foreign?.(stage).catch(() => {});
			}
		}
		await scatter(tenant, new Random(SEED));
	}
	const model = await loadModel(world.here.people.Administrator);
	const ranks = await ranksOf(model);
	const readers: Somebody[] = ROLES.filter((role) => role !== 'Administrator').map((role) => world.here.people[role]);
	settings = await Promise.all(
		[...readers, world.there.people.Employee, world.stray].map(async (person) => ({
			person,
			socket: openSocket(person),
			model,
			ranks,
			oracle: new Oracle(model, await permissionsOf(person)),
		})),
	);
}, 300_000);

test(`${CASES} random questions, seed ${SEED}`, { timeout: 900_000 }, async () => {
	const failures: string[] = [];
	const kinds = new Map<string, number>();
	let next = 0;
	async function askOn(): Promise<void> {
		while (next < CASES && failures.length < 10) {
			const index = next++;
			const random = new Random(SEED * 7919 + index);
			const setting = random.of(settings);
			let question: Question | undefined;
			while (!question) question = questionFor(setting, random);
			kinds.set(question.kind, (kinds.get(question.kind) ?? 0) + 1);
			try {
				await question.ask();
			} catch (error) {
				const who = `${setting.person.role} ${setting.person.email}`;
				failures.push(
					`seed ${SEED}, case ${index}: ${who}, ${question.kind} ${JSON.stringify(question.what)}\n${(error as Error).message}`,
				);
			}
		}
	}
	await Promise.all(Array.from({ length: AT_ONCE }, askOn));
	expect(failures.join('\n\n')).toBe('');
	console.log(`${CASES} questions, seed ${SEED}:`, Object.fromEntries(kinds));
});
