/** Files by drag and drop, or chosen. */
import UploadFile from '@mui/icons-material/UploadFileOutlined';
import { Box, Button, Typography } from '@mui/material';
import { type ReactNode, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { useDrop } from '../components/use-drop';
import { TAKEN } from './preview-kind';

interface Props {
	onFiles: (files: File[]) => void;
	accept?: string;
	isMultiple?: boolean;
	label?: string;
	hint?: string;
	isBusy?: boolean;
	children?: ReactNode;
}

export function DropZone({ onFiles, accept = TAKEN, isMultiple = false, label, hint, isBusy = false, children }: Props) {
	const translate = useTranslate();
	const picker = useRef<HTMLInputElement>(null);
	const take = (files: FileList | null) => {
		if (files && files.length > 0) onFiles([...files].slice(0, isMultiple ? 50 : 1));
	};
	const { isOver, handlers } = useDrop((files) => {
		if (!isBusy) take(files);
	});
	return (
		<Box
			{...handlers}
			sx={{
				border: 1,
				borderStyle: 'dashed',
				borderColor: isOver ? 'primary.main' : 'divider',
				bgcolor: isOver ? 'action.hover' : undefined,
				borderRadius: 1,
				p: 2,
				display: 'flex',
				flexWrap: 'wrap',
				alignItems: 'center',
				gap: 1.5,
			}}
		>
			<input
				ref={picker}
				type="file"
				hidden
				multiple={isMultiple}
				accept={accept}
				aria-label={label ?? translate('documents.choose')}
				onChange={({ target }) => {
					take(target.files);
					target.value = '';
				}}
			/>
			<Button startIcon={<UploadFile />} variant="outlined" onClick={() => picker.current?.click()} disabled={isBusy}>
				{label ?? translate('documents.choose')}
			</Button>
			<Typography color="text.secondary" sx={{ flex: 1, minWidth: 160 }}>
				{hint ?? translate('documents.drop')}
			</Typography>
			{children}
		</Box>
	);
}
