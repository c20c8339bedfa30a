/** One file of a message: an e-invoice becomes the draft of an expense, whatever else may be stored is filed, the rest is refused and said. */
import { isDirectusError } from '@directus/errors';
import { translateDatabaseError } from '../../core/errors/database-errors.js';
import type { IncomingFile } from '../../core/receiver.js';
import { asSize, largestUpload, UploadedFile } from '../../core/verbs/receive-upload.js';
import type { VerbContext } from '../../core/verbs/verb.js';
import { uploadDocument } from '../../files/filing/upload-document.js';
import { inspectFile } from '../../files/inspect/inspect-file.js';
import { KINDS } from '../../files/rules/file-kinds.js';
import { cleanText } from '../../files/rules/file-name.js';
import { kontorError } from '../errors.js';
import { receiveEInvoice } from '../receive-e-invoice.js';
import type { TakenPart, Wording } from '../rules/inbox-report.js';

type Refusal = Error & { code: string; extensions?: { messages?: Wording; problem?: string } };

interface Rights {
	/** Of the person for whom it is taken in. */
	mayRecord: boolean;
}

export async function takePart({ name, type, content }: IncomingFile, { mayRecord }: Rights, context: VerbContext): Promise<TakenPart> {
	const file = new UploadedFile(name, content);
	const shown = cleanText(name, 120) || type;
	const refused = (error: Refusal): TakenPart => ({ name: shown, result: 'refused', reason: wordingOf(error) });

	const looked = await tried(context, () => look(file));
	if (looked instanceof Error) return refused(looked);

	const received = mayRecord ? await tried(context, (savepoint) => receiveEInvoice({ file }, savepoint)) : undefined;
	if (received && !(received instanceof Error)) {
		const { invoice, expenses, existing, warnings } = received;
		const { number, supplier, totals, currency } = invoice;
		const result = existing ? 'known' : expenses.length > 0 ? 'recorded' : 'filed';
		const read = { supplier: cleanText(supplier.name, 120), number: cleanText(number, 60), total: totals.total, currency };
		return { name: shown, result, invoice: read, hints: warnings, expenseId: expenses[0]?.id ?? null };
	}
	// An invoice that can't be booked (a closed month, a missing figure) is kept all the same, with the reason.
	const filed = await tried(context, (savepoint) => uploadDocument({ file, category: 'receipt' }, savepoint));
	if (filed instanceof Error) return refused(filed);
	return {
		name: shown,
		result: filed.existing ? 'known' : 'filed',
		hints: received && !isNoEInvoice(received) ? [wordingOf(received)] : [],
	};
}

/** Before anything reads it: what a file is, and whether it may be kept. */
async function look({ name, content }: UploadedFile): Promise<void> {
	if (content.length > largestUpload()) throw kontorError('FILE_TOO_LARGE', { limit: asSize(largestUpload()) });
	const { type } = await inspectFile(content, name);
	// Footers and calendars: as receipts they would be kept for years.
	if (type === KINDS.text.type) throw kontorError('FILE_TYPE_NOT_ALLOWED', { found: 'text', allowed: 'PDF, XML, PNG, JPEG' });
}

/** Within a savepoint: what is refused has changed nothing, and the rest of the message goes on. */
async function tried<T>(context: VerbContext, work: (savepoint: VerbContext) => Promise<T>): Promise<T | Refusal> {
	const afterwards: Parameters<VerbContext['afterCommit']>[0][] = [];
	try {
		const done = await context.database.transaction((savepoint) =>
			work({ ...context, database: savepoint, afterCommit: (what) => afterwards.push(what) }),
		);
		for (const what of afterwards) context.afterCommit(what);
		return done;
	} catch (error) {
		const known = translateDatabaseError(error);
		// Technical errors (a deadlock, a lost connection, a full disk) are tried again.
		if (!isDirectusError(known) || known.status >= 500) throw error;
		return known as Refusal;
	}
}

const NOT_ONE: readonly unknown[] = ['not_xml', 'not_an_invoice', 'pdf_without_invoice'];
const isNoEInvoice = ({ code, extensions }: Refusal) => code === 'E_INVOICE_NOT_READABLE' && NOT_ONE.includes(extensions?.problem);

const wordingOf = ({ message, extensions }: Refusal): Wording => extensions?.messages ?? { de: message, en: message };
