import { Typography } from '@mui/material';
import { type RaRecord, useGetRecordRepresentation, useTranslate } from 'react-admin';
import { FormDialog } from './FormDialog';
import { useDeletion } from './use-deletion';

interface Props {
	resource: string;
	records: readonly RaRecord[];
	onDone?: () => void;
	onClose: () => void;
}

/** What is gone then is gone: for one record and for many the same question. */
export function DeleteDialog({ resource, records, onDone, onClose }: Props) {
	const translate = useTranslate();
	const represent = useGetRecordRepresentation(resource);
	const remove = useDeletion(resource);
	const name = records.length === 1 ? represent(records[0]) : '';
	return (
		<FormDialog
			title={translate('delete.title', { smart_count: records.length, name: typeof name === 'string' ? name : '' })}
			label={translate('ra.action.delete')}
			tone="error"
			resource={resource}
			onSubmit={() => remove(records, onDone)}
			onClose={onClose}
		>
			<Typography>{translate('delete.text')}</Typography>
		</FormDialog>
	);
}
