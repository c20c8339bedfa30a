/**
 * A verb: one thing that can be done over the API beyond writing rows (issue an invoice, stop a timer). It says what it takes
 * and answers, which right it needs, and what it does; everything around it is the same for all and happens here: who may,
 * one transaction, the Idempotency-Key, the form of the answer.
 */
import { useEmitter } from '@directus/api/emitter';
import type { Knex } from 'knex';
import type { z } from 'zod';
import { POLICIES, type Policy } from '../../generated/policies.js';
import { allowLong } from '../bounds/timeouts.js';
import type { Accountability, Context, SchemaOverview } from '../context.js';
import type { Emitter, Services } from '../directus.js';
import { repeated } from '../errors/database-errors.js';
import { kontorError } from '../errors/errors.js';
import { policiesOf } from '../rights/read-rights.js';
import { assertStillIs } from '../rights/standing.js';
import { signTransaction } from '../trail/audit.js';
import { answerOnce } from './idempotency.js';

export interface VerbContext extends Context {
	accountability: Accountability;
	/** The transaction of this verb. */
	database: Knex;
	now: Date;
	services: Services;
	emitter: Emitter;
	/** What others are told, or what is drawn, once it is certain; what must not be lost belongs into the transaction. */
	afterCommit(work: () => void | Promise<void>): void;
}

/** An answer that is not JSON. */
export class FileAnswer {
	constructor(
		readonly content: Buffer,
		readonly type: string,
		readonly name: string,
	) {}
}

export type Verb<Input = any, Answer = unknown> = Definition<Input, Answer> & Answers;

interface Definition<Input, Answer> {
	method: 'get' | 'post';
	/** Below the module's address: `/invoices/:id/issue` of `billing`. */
	path: string;
	summary: { de: string; en: string };
	/** Any one of them is enough; none: whoever is logged in. */
	right?: Policy | readonly Policy[];
	/** The parameters of the address, of the query or of the body, in one. */
	input: z.ZodType<Input>;
	/** Takes a form with a file (`file` of the input) instead of JSON. */
	upload?: boolean;
	run(input: Input, context: VerbContext): Promise<Answer>;
	/** Adds to the answer what came after the commit. */
	complete?(answer: Answer, runner: Runner): Promise<Answer>;
}

/** What is answered, for the description of the API: the row of a collection, what a contract says, or a file of this type. */
type Answers =
	| { shows: string; answer?: never; file?: never }
	| { answer: z.ZodType; shows?: never; file?: never }
	| { file: string; shows?: never; answer?: never };

export const verb = <Input, Answer>(definition: Verb<Input, Answer>): Verb<Input, Answer> => definition;

/** What runs a verb: the server's connection, its services, and whom it acts for. */
export interface Runner {
	database: Knex;
	schema: SchemaOverview;
	accountability: Accountability | null;
	services: Services;
	emitter: Emitter;
}

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
export async function runVerbs<Input, Answer>(what: Verb<Input, Answer>, given: unknown[], runner: Runner): Promise<Answer[]> {
	const accountability = await assertMay(what, runner);
	const inputs = given.map((one) => parse(what.input, one));
	const answers = await inTransaction({ ...runner, accountability }, async (context) => {
		const answers: Answer[] = [];
		for (const input of inputs) answers.push(await what.run(input, context));
		return answers;
	});
	return what.complete ? Promise.all(answers.map((answer) => what.complete!(answer, runner))) : answers;
}

/** What jobs act as: nobody's account, all rights. */
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
			// Whoever was dismissed meanwhile has done nothing.
			if (runner.accountability.user) await assertStillIs(runner.accountability, trx);
			return done;
		});
		for (const what of afterwards) await what();
		return answer;
	});

/** Whoever is not logged in, or has not the right. */
export async function assertMay(what: Verb, { accountability, database, schema }: Runner): Promise<Accountability> {
	if (!accountability?.user) throw kontorError('VERB_NOT_ALLOWED', { policy: '–' });
	await assertRight(what.right, { accountability, database, schema });
	return accountability;
}

/** Refuses whoever has none of the policies; administrators have all. */
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
