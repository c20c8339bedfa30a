/** Writes a draft that the server itself makes, from a quote or a series, in the same way as one that a person makes. */
import type { Row } from '../core/context.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { addPaper } from '../papers/add-paper.js';
import { fillDocument } from '../papers/fill-draft.js';

export interface NewDraft extends Row {
	organization_id: string;
	customer_id: string;
}

/** Returns the id of the draft. Its lines keep the order in which they are given. */
export async function addDraft(given: NewDraft, lines: readonly Row[], context: VerbContext): Promise<string> {
	const values = { ...(await fillDocument('invoices', given, context)), organization_id: given.organization_id };
	return (await addPaper('invoices', { values, delta: given, lines }, context)).id;
}
