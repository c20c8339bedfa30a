/** An e-invoice that came in: kept as it came, read, and made into the draft of an expense. */

import { showRow } from '../core/load.js';
import { ownOrganization } from '../core/organizations.js';
import type { UploadedFile } from '../core/verbs/receive-upload.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { EInvoiceReadError, type ReceivedInvoice, readEInvoice } from '../e-invoice/reading/read.js';
import { oneAtATime } from '../files/filing/upload-document.js';
import { inspectFile } from '../files/inspect/inspect-file.js';
import { cleanText } from '../files/rules/file-name.js';
import { insertDocuments } from '../files/store/store-document.js';
import { checksumOf, storeFile } from '../files/store/store-file.js';
import type { Expense } from '../generated/schema.js';
import { addExpense } from './add-expense.js';
import type { ReceivedAnswer } from './contracts.js';
import { kontorError } from './errors.js';
import { findRecorded, findRelated, sameFile } from './find-recorded.js';
import type { Received } from './received.js';
import { isIssuedBy } from './rules/addressee.js';
import { expenseParts } from './rules/received-expenses.js';
import { precedingIn, warning, warningsOf } from './warnings.js';

export async function receiveEInvoice({ file: uploaded, preview, ...wanted }: Received, context: VerbContext): Promise<ReceivedAnswer> {
	const organization = await ownOrganization(context);
	if (!organization) throw kontorError('NO_ORGANIZATION');
	const invoice = read(uploaded);
	const file = await inspectFile(uploaded.content, uploaded.name);
	const parts = isIssuedBy(invoice.supplier, organization) ? null : expenseParts(invoice);
	const answer = {
		existing: false,
		invoice,
		warnings: warningsOf(invoice, organization),
		parts: parts ?? [],
		document: null,
		expenses: [],
	};

	const checksum = checksumOf(file.content);
	await oneAtATime(context, `${organization.id} ${checksum}`);
	await oneAtATime(context, `${organization.id} ${invoice.supplier.name.toLowerCase()} ${invoice.number}`);
	const recorded = await findRecorded({ organization, checksum, invoice, isBooked: parts !== null }, context);
	if (recorded) {
		const isElsewhere = recorded.expenses.length === 0 && !recorded.document;
		return { ...answer, ...recorded, existing: true, warnings: [...(isElsewhere ? [warning('known_elsewhere')] : []), ...answer.warnings] };
	}
	const related = parts === null ? [] : await findRelated(organization.id, invoice, context);
	if (invoice.preceding.length > 0 && related.length === 0 && answer.warnings.some(({ code }) => code === 'credit'))
		answer.warnings.push(warning('credit_for_unknown', precedingIn(invoice)));
	if (preview) return answer;

	const title = cleanText(`${invoice.supplier.name} ${invoice.number}`, 255);
	const { content, name, type } = file;
	const file_id =
		(await sameFile(organization.id, checksum, context)) ??
		(await storeFile(context, { content, name, type, title, organization_id: organization.id })).id;
	const expenses: Expense[] = [];
	for (const part of parts ?? []) expenses.push(await addExpense({ invoice, part, file_id, related, organization, ...wanted }, context));
	const links = expenses.length > 0 ? expenses.map(({ id }) => ({ linked_module: 'expense', linked_id: id })) : [{}];
	const [first] = await insertDocuments(
		context,
		links.map((link) => ({ organization_id: organization.id, title, category: 'receipt', file_id, ...link })),
	);
	return { ...answer, document: await showRow(context, 'documents', first!), expenses };
}

function read({ content }: UploadedFile): ReceivedInvoice {
	try {
		return readEInvoice(content);
	} catch (error) {
		if (!(error instanceof EInvoiceReadError)) throw error;
		throw kontorError('E_INVOICE_NOT_READABLE', {
			reason: { de: error.de, en: error.en },
			problem: error.code,
			detail: error.detail,
		});
	}
}
