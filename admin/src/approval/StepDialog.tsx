import type { Step } from '@kontor/directus-extension/contracts';
import { required, TextInput, useNotify, useTranslate } from 'react-admin';
import { FormDialog } from '../components/FormDialog';
import { DayInput } from '../components/inputs';
import { useReload } from '../data-provider/use-reload';
import { isoDay } from '../i18n/format';
import type { Approved } from './steps';
import { SAID, useStep } from './use-steps';

interface Props {
	collection: Approved;
	step: Step;
	ids: string[];
	onDone?: () => void;
	onClose: () => void;
}

/** Rejecting needs a reason; reimbursing has a day. */
export default function StepDialog({ collection, step, ids, onDone, onClose }: Props) {
	const translate = useTranslate();
	const notify = useNotify();
	const reload = useReload();
	const take = useStep(collection);
	const isRejection = step === 'reject';

	async function submit({ reason, reimbursed_at }: { reason?: string; reimbursed_at?: string }) {
		try {
			await take(step, ids, isRejection ? { reason } : { reimbursed_at });
		} finally {
			reload();
		}
		notify(SAID[step], { type: 'success', messageArgs: { smart_count: ids.length } });
		onDone?.();
	}

	return (
		<FormDialog
			title={translate(isRejection ? 'approval.reject_title' : 'approval.reimburse_title', { smart_count: ids.length })}
			label={translate(`approval.${step}`)}
			tone={isRejection ? 'error' : 'primary'}
			resource={collection}
			defaults={isRejection ? {} : { reimbursed_at: isoDay(new Date()) }}
			onSubmit={submit}
			onClose={onClose}
		>
			{isRejection ? (
				<TextInput
					source="reason"
					label="approval.reason"
					helperText="approval.reason_hint"
					validate={required()}
					multiline
					minRows={2}
					autoFocus
				/>
			) : (
				<DayInput source="reimbursed_at" label="approval.reimbursed_at" isRequired />
			)}
		</FormDialog>
	);
}
