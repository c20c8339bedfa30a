/**
 * The same Idempotency-Key gives the first answer again. The key is written in the transaction of what was asked for: of two requests at
 * the same time the second waits for the first, and a failed one leaves no key, so it can be tried again.
 */
import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { kontorError } from '../errors/errors.js';
import { canonicalJson } from '../rules/canonical.js';

interface Request {
	caller: string;
	key: string;
	request: unknown;
}

export async function answerOnce<T>(trx: Knex, { caller, key, request }: Request, work: () => Promise<T>): Promise<T> {
	if (key.length === 0 || key.length > 255) throw kontorError('INVALID_REQUEST', { reason: 'an Idempotency-Key has 1 to 255 characters' });
	const hash = createHash('sha256').update(canonicalJson(request)).digest('hex');
	const row = { caller, key };
	const isFirst = await trx('kontor_system.idempotency_keys')
		.insert({ ...row, request: hash })
		.onConflict(['caller', 'key'])
		.ignore()
		.returning('key');
	if (isFirst.length === 0) {
		const known = await trx('kontor_system.idempotency_keys').where(row).first();
		if (known.request !== hash) throw kontorError('IDEMPOTENCY_KEY_REUSED');
		return known.answer.value as T;
	}
	const answer = await work();
	await trx('kontor_system.idempotency_keys')
		.where(row)
		.update({ answer: JSON.stringify({ value: answer }) });
	return answer;
}
