/**
 * Writes of rows with `If-Match` or `Idempotency-Key`: what the header asks for, the write and the answer are one transaction. Others are
 * told when it is over.
 */
import { useEmitter } from '@directus/api/emitter';
import type { Request } from 'express';
import type { Knex } from 'knex';
import type { Context } from '../context.js';
import { repeated } from '../errors/database-errors.js';
import { kontorError } from '../errors/errors.js';
import { assertStillIs } from '../rights/standing.js';
import { type Touched, tellTouched, touchedIn } from '../trail/touched.js';
import { answerOnce } from '../verbs/idempotency.js';
import type { Options } from '../writing/items-service.js';

type Event = Parameters<NonNullable<Options['bypassEmitAction']>>[0];

export interface Wishes {
	ifMatch: string | undefined;
	idempotencyKey: string | undefined;
}

export const wishesOf = ({ headers }: Request): Wishes => ({
	ifMatch: headers['if-match'],
	idempotencyKey: headers['idempotency-key'] as string | undefined,
});

export const hasWishes = ({ ifMatch, idempotencyKey }: Wishes): boolean => ifMatch !== undefined || idempotencyKey !== undefined;

/** `work` does not run again for a key that is known. `options` are for Directus' service. */
export async function writeOnce<T>(
	{ idempotencyKey }: Wishes,
	request: unknown,
	{ accountability, database }: Pick<Context, 'accountability' | 'database'>,
	work: (trx: Knex, options: Options) => Promise<T>,
): Promise<T> {
	const user = accountability?.user;
	if (!user) throw kontorError('INVALID_REQUEST', { reason: 'If-Match and Idempotency-Key are for those who are logged in' });
	return repeated(async () => {
		const events: Event[] = [];
		let touched: Touched[] = [];
		const options = { bypassEmitAction: (event: Event) => events.push(event) };
		const answer = await database.transaction(async (trx) => {
			const done =
				idempotencyKey === undefined
					? await work(trx, options)
					: await answerOnce(trx, { caller: user, key: idempotencyKey, request }, () => work(trx, options));
			touched = await touchedIn(trx);
			// If the caller was dismissed in the meantime, nothing is written.
			await assertStillIs(accountability, trx);
			return done;
		});
		for (const { event, meta, context } of events) useEmitter().emitAction(event, meta, context);
		await tellTouched(touched, accountability);
		return answer;
	});
}
