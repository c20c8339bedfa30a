/** What is the same for all verbs: the right, one transaction, the Idempotency-Key, the form of the answer. */
import { useEmitter } from '@directus/api/emitter';
import type { z } from 'zod';
import { POLICIES, type Policy } from '../../generated/policies.js';
import { allowLong } from '../bounds/timeouts.js';
import type { Accountability, Context } from '../context.js';
import { repeated } from '../errors/database-errors.js';
import { kontorError } from '../errors/errors.js';
import { policiesOf } from '../rights/read-rights.js';
import { assertStillIs } from '../rights/standing.js';
import { signTransaction } from '../trail/audit.js';
import { answerOnce } from './idempotency.js';
import type { Runner, Verb, VerbContext } from './verb.js';

export async function runVerb<Input, Answer>(
	what: Verb<Input, Answer>,
	given: unknown,
	runner: Runner,
	idempotencyKey?: string,
): Promise<Answer> {
	const accountability = await assertMay(what, runner);
	const input = parse(what.input, given);
	const answer = await inTransaction({ ...runner, accountability }, async (context) => {
		if (what.method === 'get' || idempotencyKey === undefined) return what.run(input, context);
		return answerOnce(context.database, { caller: accountability.user!, key: idempotencyKey, request: [what.path, given] }, () =>
			what.run(input, context),
		);
	});
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
		const answer = await runner.database.transaction(async (trx) => {
			await allowLong(trx);
			await signTransaction(trx, runner.accountability);
			// The emitter that extensions are given reaches other extensions only: not hooks, flows and sockets.
			const done = await work({
				...runner,
				emitter: useEmitter(),
				database: trx,
				now: new Date(),
				afterCommit: (what) => afterwards.push(what),
			});
			// If the caller was dismissed in the meantime, nothing is written.
			if (runner.accountability.user) await assertStillIs(runner.accountability, trx);
			return done;
		});
		for (const what of afterwards) await what();
		return answer;
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
