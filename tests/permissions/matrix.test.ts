/** Every cell of matrix.md, tried as that role over REST, GraphQL and simple-rest. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type Person, type Road, roads } from '../lib/api.ts';
import { erase, find, type Row, sql } from '../lib/database.ts';
import { addOwnProject, addWorld, type Role, type Somebody, type World } from '../lib/world.ts';
import { EXAMPLES, type Example, type Stage } from './examples.ts';
import { readMatrix, type Scope, scopeOf } from './matrix.ts';

const cells = readMatrix();
const stages = new Map<string, { person: Person; stage: Stage }>();
let world: World;

beforeAll(async () => {
	world = await addWorld();
	const { here, stray } = world;
	for (const who of new Set(cells.map((cell) => cell.who))) {
		const isOutside = who === 'Nobody' || who === 'No organization';
		const me: Somebody = isOutside ? (who === 'Nobody' ? here.colleague : stray) : here.people[who as Role];
		if (!me) throw new Error(`matrix.md: there is no role "${who}"`);
		const own = isOutside ? { project: here.project, customer: here.customer } : await addOwnProject(here.id, me);
		stages.set(who, { person: who === 'Nobody' ? {} : me, stage: { tenant: here, me, own } });
	}
});

test('the matrix has a line for every collection of Kontor', async () => {
	const collections = await sql(
		"select collection from directus_collections c where to_regclass('public.' || quote_ident(c.collection)) is not null",
	);
	const lines = new Set(Object.values(EXAMPLES).map((example) => example.collection));
	expect(collections.map(({ collection }) => collection).filter((name) => !lines.has(name))).toEqual([]);
	expect([...new Set(cells.map((cell) => cell.line))].sort()).toEqual(Object.keys(EXAMPLES).sort());
});

for (const line of new Set(cells.map((cell) => cell.line)))
	describe(line, { concurrent: !EXAMPLES[line]?.isShared }, () => {
		for (const cell of cells.filter((one) => one.line === line))
			test(`${cell.who}: ${cell.rights}`, async () => {
				const example = EXAMPLES[line];
				if (!example) throw new Error(`examples.ts has nothing for "${line}"`);
				const mistakes: string[] = [];
				for (const road of roads) mistakes.push(...(await tryCell(road, example, cell.who, cell.rights)));
				expect(mistakes).toEqual([]);
			});
	});

type Kind = 'own' | 'foreign' | 'other tenant';

/** Does everything that the cell speaks of by one road, and returns where reality differs. */
async function tryCell(road: Road, example: Example, who: string, rights: string): Promise<string[]> {
	const { person, stage } = stages.get(who)!;
	const { collection } = example;
	const isServed = road.name !== 'simple-rest' || !collection.startsWith('directus_');
	const isAdmin = who === 'Administrator';
	const mistakes: string[] = [];
	const complain = (what: string, answer?: Answer) =>
		mistakes.push(`${road.name}: ${what}${answer ? ` [${answer.status} ${JSON.stringify(answer.body)?.slice(0, 300)}]` : ''}`);
	const isExpected = (scope: Scope, kind: Kind) =>
		isServed && (kind === 'other tenant' ? isAdmin && scope === 'any' : scope === 'any' || (scope === 'own' && kind === 'own'));

	const targets = await makeTargets(example, stage, who);
	const made: string[] = targets.map(({ id }) => id);

	const { seen, answer: list } = await road.list(person, collection, made);
	if (list.status >= 500) complain('the list answers with an error of the server', list);
	for (const { kind, id } of targets) {
		const isAllowed = isExpected(scopeOf(rights, 'R'), kind);
		if (seen.includes(id) !== isAllowed) complain(`${isAllowed ? 'does not see' : 'sees'} ${kind}`, list);
	}

	for (const { kind, id } of targets) {
		const patch = example.patch?.(stage);
		if (!patch) continue;
		const answer = await road.update(person, collection, id, patch);
		judge(`change ${kind}`, isExpected(scopeOf(rights, 'U'), kind), answer, isChanged(await find(collection, id), patch));
	}

	for (const { kind, id } of targets) {
		const isAllowed = isExpected(scopeOf(rights, 'D'), kind);
		if (example.isKept && (isAllowed || isAdmin)) continue;
		const answer = await road.remove(person, collection, id);
		const after = await find(collection, id);
		judge(`delete ${kind}`, isAllowed, answer, !after || !!after.deleted_at);
	}
	if (!example.isKept && !example.isLeft) await tidyUp(collection, made);

	for (const kind of ['own', 'foreign'] as const) {
		const payload = await example.create?.[kind]?.(stage);
		if (!payload) continue;
		const before = new Set(await allIds(collection, stage));
		const answer = await road.create(person, collection, payload);
		const fresh = (await allIds(collection, stage)).filter((id) => !before.has(id));
		// Others create at the same time: the answer tells which of the new rows is ours.
		const isMade = answer.id !== undefined && fresh.includes(String(answer.id));
		// The GraphQL of Directus has no words for some rows (lib/graphql-input.ts): those can only be seen not to be made.
		const canSay = answer.isExpressible !== false;
		judge(`create ${kind}`, canSay && isExpected(scopeOf(rights, 'C'), kind), answer, isMade);
		if (isMade && !example.isKept && !example.isLeft) await tidyUp(collection, [String(answer.id)]);
	}
	return mistakes;

	function judge(what: string, isAllowed: boolean, answer: Answer, hasHappened: boolean) {
		if (answer.status >= 500) complain(`${what}: error of the server`, answer);
		else if (hasHappened !== isAllowed) complain(`${isAllowed ? 'can not' : 'can'} ${what}`, answer);
		else if (isAllowed !== answer.status < 400) complain(`${what}: the status does not tell what happened`, answer);
	}
}

/** What is in the books stays there. */
async function tidyUp(collection: string, ids: string[]): Promise<void> {
	for (const id of ids)
		await erase(collection, [id]).catch((error) => {
			if (!String(error.code).startsWith('KN')) throw error;
		});
}

async function makeTargets(example: Example, stage: Stage, who: string): Promise<{ kind: Kind; id: string }[]> {
	const targets: { kind: Kind; id: string }[] = [];
	if (
		example.own &&
		who !== 'Nobody' &&
		!(who === 'No organization' && (!example.collection.startsWith('directus_') || example.isOfDocument))
	)
		targets.push({ kind: 'own', id: String(await example.own(stage)) });
	if (example.foreign) targets.push({ kind: 'foreign', id: String(await example.foreign(stage)) });
	if (!example.isGlobal && (example.foreign ?? example.own)) {
		const { there } = world;
		const elsewhere: Stage = { tenant: there, me: there.colleague, own: { project: there.project, customer: there.customer } };
		targets.push({ kind: 'other tenant', id: String(await (example.foreign ?? example.own)!(elsewhere)) });
	}
	return targets;
}

/** Others may change the same row meanwhile: each change writes a value of its own. */
const isChanged = (after: Row | undefined, patch: Row): boolean =>
	Object.entries(patch).every(([key, value]) => String(after?.[key]) === String(value));

const allIds = async (collection: string, { tenant }: Stage): Promise<string[]> => {
	const hasTenant = !collection.startsWith('directus_') && collection !== 'organizations';
	const rows = await sql(`select id from ${collection} ${hasTenant ? 'where organization_id = $1' : ''}`, hasTenant ? [tenant.id] : []);
	return rows.map(({ id }) => String(id));
};
