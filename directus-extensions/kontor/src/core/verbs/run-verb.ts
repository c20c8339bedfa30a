/** What is the same for all verbs: the right, one transaction, the Idempotency-Key, the form of the answer. */
import { useEmitter } from '@directus/api/emitter';
import type { z } from 'zod';
import { POLICIES, type Policy } from '../../generated/policies.js';
import { whoIs } from '../bounds/bound-reads.js';
import { allowLong } from '../bounds/timeouts.js';
import { takingTurns } from '../bounds/turns.js';
import type { Accountability, Context } from '../context.js';
import type { Emitter } from '../directus.js';
import { repeated } from '../errors/database-errors.js';
import { kontorError } from '../errors/errors.js';
import { assertUnchanged } from '../requests/row-tag.js';
import { policiesOf } from '../rights/read-rights.js';
import { assertStillIs } from '../rights/standing.js';
import { signTransaction } from '../trail/audit.js';
import { type Touched, tellTouched, touchedIn } from '../trail/touched.js';
import { answerOnce } from './idempotency.js';
import type { Runner, Verb, VerbContext } from './verb.js';

interface Asked {
	idempotencyKey?: string | undefined;
	expected?: Expected | undefined;
}

/** `If-Match`: the row as it must still be. */
export interface Expected {
	collection: string;
	id: string;
	ifMatch: string;
}

/** What the caller does not see the verb refuses by itself; should it not, nothing happens. */
async function ifUnchanged<T>({ collection, id, ifMatch }: Expected, context: VerbContext, run: () => Promise<T>): Promise<T> {
	const { services, accountability, schema, database } = context;
	const items = new services.ItemsService(collection, { accountability, schema, knex: database });
	const isSeen = await assertUnchanged(ifMatch, items, collection, id, context);
	const answer = await run();
	if (!isSeen) throw kontorError('ROW_CHANGED', { collection });
	return answer;
}

export async function runVerb<Input, Answer>(
	what: Verb<Input, Answer>,
	given: unknown,
	runner: Runner,
	{ idempotencyKey, expected }: Asked = {},
): Promise<Answer> {
	const accountability = await assertMay(what, runner);
	const input = parse(what.input, given);
	const work = () =>
		inTransaction({ ...runner, accountability }, async (context) => {
			const run = () => (expected ? ifUnchanged(expected, context, () => what.run(input, context)) : what.run(input, context));
			if (what.method === 'get' || idempotencyKey === undefined) return run();
			return answerOnce(context.database, { caller: accountability.user!, key: idempotencyKey, request: [what.path, given] }, run);
		});
	// What only reads waits for its turn, like every read.
	const answer = await (what.method === 'get' ? takingTurns(whoIs(accountability), work) : work());
	return what.complete ? what.complete(answer, runner) : answer;
}

/** The same verb for several requests, one after the other: all of them, or none. */
export async function runVerbs<Input, Answer>(
	what: Verb<Input, Answer>,
	given: unknown[],
	runner: Runner,
	idempotencyKey?: string,
): Promise<Answer[]> {
	const accountability = await assertMay(what, runner);
	const inputs = given.map((one) => parse(what.input, one));
	const answers = await inTransaction({ ...runner, accountability }, async (context) => {
		const work = async () => {
			const answers: Answer[] = [];
			for (const input of inputs) answers.push(await what.run(input, context));
			return answers;
		};
		if (idempotencyKey === undefined) return work();
		return answerOnce(context.database, { caller: accountability.user!, key: idempotencyKey, request: [what.path, given] }, work);
	});
	return what.complete ? Promise.all(answers.map((answer) => what.complete!(answer, runner))) : answers;
}

/** The accountability of jobs: no account, all rights. */
export const SERVER: Accountability = { user: null, role: null, roles: [], admin: true, app: false, ip: null };

export const inTransaction = <T>(
	runner: Runner & { accountability: Accountability },
	work: (context: VerbContext) => Promise<T>,
): Promise<T> =>
	repeated(async () => {
		const afterwards: (() => void | Promise<void>)[] = [];
		const told = new Set<string>();
		let touched: Touched[] = [];
		const answer = await runner.database.transaction(async (trx) => {
			await allowLong(trx);
			await signTransaction(trx, runner.accountability);
			// The emitter that extensions are given reaches other extensions only: not hooks, flows and sockets.
			const done = await work({
				...runner,
				emitter: noting(told),
				database: trx,
				now: new Date(),
				afterCommit: (what) => afterwards.push(what),
			});
			touched = await touchedIn(trx);
			// If the caller was dismissed in the meantime, nothing is written.
			if (runner.accountability.user) await assertStillIs(runner.accountability, trx);
			return done;
		});
		for (const what of afterwards) await what();
		await tellTouched(touched, runner.accountability, told);
		return answer;
	});

/** What a verb tells by itself is not told again because a trigger changed it, too. */
const noting = (told: Set<string>): Emitter => ({
	emitAction(event, meta, context) {
		const { collection, key, keys = [key] } = meta as { collection?: string; key?: unknown; keys?: unknown[] };
		for (const one of keys) told.add(`${collection} ${one}`);
		useEmitter().emitAction(event, meta, context);
	},
});

/** Refuses callers who are not logged in or don't have the right. */
export async function assertMay(what: Verb, { accountability, database, schema }: Runner): Promise<Accountability> {
	if (!accountability?.user) throw kontorError('VERB_NOT_ALLOWED', { policy: '–' });
	await assertRight(what.right, { accountability, database, schema });
	return accountability;
}

/** Refuses callers who have none of the policies; administrators have all. */
export async function assertRight(right: Policy | readonly Policy[] | undefined, context: Context): Promise<void> {
	if (right === undefined || (await hasRight(right, context))) return;
	throw kontorError('VERB_NOT_ALLOWED', { policy: [right].flat().join(' / ') });
}

export async function hasRight(right: Policy | readonly Policy[], context: Context): Promise<boolean> {
	if (context.accountability?.admin) return true;
	const policies = await policiesOf(context);
	return [right].flat().some((name) => policies.has(POLICIES[name as Policy]));
}

export function parse<T extends z.ZodType>(contract: T, value: unknown): z.output<T> {
	const result = contract.safeParse(value ?? {});
	if (result.success) return result.data;
	const fields = result.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
	throw kontorError('INVALID_REQUEST', {
		reason: fields.map(({ field, message }) => `${field} ${message}`.trim()).join('; '),
		...(fields[0]?.field ? { field: fields[0].field } : {}),
		fields,
	});
}
