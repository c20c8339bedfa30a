/** What somebody hands in. */
import type { UploadedFile } from '../core/verbs/receive-upload.js';
import type { Expense } from '../generated/schema.js';

export interface Received {
	file: UploadedFile;
	preview?: boolean | undefined;
	project_id?: string | undefined;
	category?: Expense['category'] | undefined;
	is_billable?: boolean | undefined;
	is_reimbursable?: boolean | undefined;
	employee_id?: string | undefined;
}
