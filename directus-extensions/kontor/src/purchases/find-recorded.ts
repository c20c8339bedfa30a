/** Has this invoice been recorded before? By its content, or by who sent it under which number. */

import type { Filter } from '@directus/types';
import { type CollectionName, findRows } from '../core/load.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { ReceivedInvoice } from '../e-invoice/reading/received-invoice.js';
import type { Collections, Document, Expense, Organization } from '../generated/schema.js';

interface Question {
	organization: Pick<Organization, 'id'>;
	checksum: string;
	invoice: ReceivedInvoice;
	isBooked: boolean;
}

export interface Recorded {
	document: Document | null;
	/** Those of them that the caller can see. */
	expenses: Expense[];
}

/** Searched without the caller's rights: otherwise an invoice is paid twice when two people can't see each other's expenses. */
export async function findRecorded(
	{ organization, checksum, invoice, isBooked }: Question,
	context: VerbContext,
): Promise<Recorded | null> {
	const { database } = context;
	const ofContent = database('documents').select('file_id').where({ organization_id: organization.id, checksum }).whereNotNull('file_id');
	const ids: string[] = await database('expenses')
		.where({ organization_id: organization.id })
		.where((either) =>
			either
				.whereIn('receipt_file_id', ofContent)
				.orWhere((same) =>
					same
						.whereRaw('lower(btrim(supplier)) = lower(btrim(?))', [invoice.supplier.name])
						.whereRaw('btrim(supplier_invoice_number) = btrim(?)', [invoice.number]),
				),
		)
		.orderBy('created_at')
		.pluck('id');
	const [document = null] = await visible(context, 'documents', {
		_and: [{ organization_id: { _eq: organization.id } }, { checksum: { _eq: checksum } }, { category: { _eq: 'receipt' } }],
	});
	// A file that is not booked is only a document.
	if (ids.length === 0 && (isBooked || !document)) return null;
	return { document, expenses: ids.length === 0 ? [] : await visible(context, 'expenses', { id: { _in: ids } }) };
}

/** The expenses that a credit note or a correction names, as far as the caller sees them. */
export async function findRelated(
	organization_id: string,
	{ supplier, preceding }: ReceivedInvoice,
	context: VerbContext,
): Promise<Expense[]> {
	if (preceding.length === 0) return [];
	const { database } = context;
	const ids: string[] = await database('expenses')
		.where({ organization_id })
		.whereRaw('lower(btrim(supplier)) = lower(btrim(?))', [supplier.name])
		.whereIn(
			'supplier_invoice_number',
			preceding.map(({ number }) => number),
		)
		.pluck('id');
	return ids.length === 0 ? [] : visible(context, 'expenses', { id: { _in: ids } });
}

/** The file of an expense that was deleted is used again. */
export async function sameFile(organization_id: string, checksum: string, context: VerbContext): Promise<string | undefined> {
	const [document] = await visible(context, 'documents', {
		_and: [{ organization_id: { _eq: organization_id } }, { checksum: { _eq: checksum } }, { file_id: { _nnull: true } }],
	});
	return document?.file_id ?? undefined;
}

const visible = <Name extends CollectionName>(context: VerbContext, collection: Name, filter: Filter): Promise<Collections[Name][]> =>
	findRows(context, collection, { filter, sort: ['created_at', 'id'], limit: 20 });
