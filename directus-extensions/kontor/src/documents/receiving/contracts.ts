/** What receiving an e-invoice takes: a form. */
import { z } from 'zod';
import { uuid } from '../../core/fields.js';
import { uploadedFile } from '../../core/receive-upload.js';
import { given, yesOrNo } from '../filing/contracts.js';

export const receiveInput = z.strictObject({
	file: uploadedFile,
	/** Only shows what the invoice says; nothing is stored. */
	preview: yesOrNo,
	project_id: given(uuid),
	category: given(z.enum(['material', 'personnel', 'service', 'travel', 'other'])),
	is_billable: yesOrNo,
	is_reimbursable: yesOrNo,
	/** Whose expense it is; the caller's, if not said. */
	employee_id: given(uuid),
});
