import UploadFile from '@mui/icons-material/UploadFileOutlined';
import { Button, Dialog, DialogActions, DialogContent, DialogTitle, FormControlLabel, MenuItem, Switch, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useRights } from '../auth/use-rights';
import { choiceKey, choicesOf } from '../components/choices';
import type { DocumentFields } from '../data-provider/uploads';
import { useReload } from '../data-provider/use-reload';
import { DropZone } from './DropZone';
import { UploadProgress } from './UploadProgress';
import { useUploads } from './use-uploads';

interface Props {
	/** What the document belongs to. */
	link?: Pick<DocumentFields, 'linked_module' | 'linked_id'>;
	variant?: 'contained' | 'text';
}

export function UploadButton({ link, variant = 'contained' }: Props) {
	const translate = useTranslate();
	const { may } = useRights();
	const [isOpen, setOpen] = useState(false);
	if (!may('create', 'documents')) return null;
	return (
		<>
			<Button variant={variant} startIcon={<UploadFile />} onClick={() => setOpen(true)} sx={{ flexShrink: 0 }}>
				{translate('documents.upload')}
			</Button>
			{isOpen && <UploadDialog link={link} onClose={() => setOpen(false)} />}
		</>
	);
}

function UploadDialog({ link, onClose }: Pick<Props, 'link'> & { onClose: () => void }) {
	const translate = useTranslate();
	const [category, setCategory] = useState('other');
	const [is_confidential, setConfidential] = useState(false);
	const reload = useReload();
	// Only after closing: when an empty list gets its first row, the dialog would disappear.
	const close = () => {
		onClose();
		reload();
	};
	const { isBusy, add, ...progress } = useUploads({ ...link, category, is_confidential }, () => {});
	return (
		<Dialog open onClose={isBusy ? undefined : close} fullWidth maxWidth="sm" aria-labelledby="upload-title">
			<DialogTitle id="upload-title" variant="h2">
				{translate('documents.upload_title')}
			</DialogTitle>
			<DialogContent>
				<TextField
					select
					fullWidth
					label={translate('resources.documents.fields.category')}
					value={category}
					onChange={({ target }) => setCategory(target.value)}
					helperText={translate(`documents.kept.${category}`, { _: '' })}
					sx={{ my: 1 }}
				>
					{choicesOf('documents', 'category').map((id) => (
						<MenuItem key={id} value={id}>
							{translate(choiceKey('documents', 'category', id))}
						</MenuItem>
					))}
				</TextField>
				<FormControlLabel
					control={<Switch checked={is_confidential} onChange={({ target }) => setConfidential(target.checked)} />}
					label={translate('documents.confidential_hint')}
					sx={{ mb: 1.5 }}
				/>
				<DropZone onFiles={add} isMultiple isBusy={isBusy} />
				<UploadProgress {...progress} />
			</DialogContent>
			<DialogActions sx={{ px: 3, pb: 2 }}>
				<Button onClick={close} disabled={isBusy}>
					{translate('documents.close')}
				</Button>
			</DialogActions>
		</Dialog>
	);
}
