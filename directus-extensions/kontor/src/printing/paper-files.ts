/** What every printed paper needs of the file store: its logo, and a name. */
import type { Row } from '../core/context.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { readStored } from '../files/store/read-stored.js';

export async function logoOf(seller: Row, context: Pick<VerbContext, 'database'>): Promise<Buffer | undefined> {
	if (typeof seller.logo !== 'string') return undefined;
	return (await readStored(context, seller.logo).catch(() => null))?.content;
}

export const nameOfFile = (number: string | null, ending: string): string =>
	`${(number ?? 'Entwurf').replace(/[^\p{L}\p{N}._-]+/gu, '-')}.${ending}`;
