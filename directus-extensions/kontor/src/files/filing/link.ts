/** What a document belongs to: a record that its author can see. */
import type { Row } from '../../core/context.js';
import { assertVisible } from '../../core/load.js';
import { collectionLinkedAs } from '../../core/modules.js';
import type { VerbContext } from '../../core/verbs/verb.js';
import { kontorError } from '../errors.js';

export interface Link {
	linked_module?: string | null | undefined;
	linked_id?: string | null | undefined;
}

/** A record that the caller can't see counts as missing, like one of another organization. */
export async function assertLinkVisible(
	{ linked_module, linked_id }: Link,
	context: Pick<VerbContext, 'services' | 'database' | 'schema'> & { accountability: VerbContext['accountability'] | null },
): Promise<void> {
	const collection = collectionLinkedAs(linked_module ?? '');
	if (!linked_id || !collection || !context.accountability) return;
	await assertVisible(context as VerbContext, collection, [linked_id]).catch(() => {
		throw kontorError('REFERENCE_NOT_FOUND', { collection: 'documents', field: 'linked_id' });
	});
}

export const linkOf = (payload: Row): Link => ({ linked_module: payload.linked_module as string, linked_id: payload.linked_id as string });
