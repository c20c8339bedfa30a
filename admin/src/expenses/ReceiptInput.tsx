/** A photo or PDF, uploaded at once; on a phone the camera is one tap away. */
import UploadFile from '@mui/icons-material/UploadFileOutlined';
import { Box, Button, CircularProgress, FormHelperText, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { useDataProvider, useInput, useTranslate } from 'react-admin';
import { useDrop } from '../components/use-drop';
import type { KontorDataProvider } from '../data-provider';
import { Receipt } from './Receipt';

const BIGGEST = 20 * 1024 * 1024;
const TAKEN = 'image/*,application/pdf,.heic';

export function ReceiptInput({ source }: { source: string }) {
	const translate = useTranslate();
	const provider = useDataProvider<KontorDataProvider>();
	const { field, fieldState } = useInput({ source });
	const picker = useRef<HTMLInputElement>(null);
	const [isBusy, setBusy] = useState(false);
	const [problem, setProblem] = useState<string>();

	async function take(file: File | undefined) {
		if (!file) return;
		setProblem(undefined);
		if (file.size > BIGGEST) return setProblem(translate('receipt.too_big'));
		setBusy(true);
		try {
			const { id } = await provider.uploadFile(file);
			field.onChange(id);
		} catch (error) {
			setProblem((error as Error).message);
		} finally {
			setBusy(false);
		}
	}

	const { isOver, handlers } = useDrop((files) => take(files[0]));
	const message = problem ?? fieldState.error?.message;
	return (
		<Box
			{...handlers}
			sx={{
				border: 1,
				borderStyle: 'dashed',
				borderColor: message ? 'error.main' : isOver ? 'primary.main' : 'divider',
				borderRadius: 1,
				p: 1.5,
				minHeight: 76,
				display: 'flex',
				flexWrap: 'wrap',
				alignItems: 'center',
				gap: 1.5,
			}}
		>
			<input
				ref={picker}
				type="file"
				accept={TAKEN}
				hidden
				aria-label={translate('receipt.label')}
				onChange={({ target }) => take(target.files?.[0])}
			/>
			{field.value && <Receipt key={field.value} file={field.value} />}
			{isBusy ? (
				<Typography color="text.secondary" sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
					<CircularProgress size={18} /> {translate('receipt.uploading')}
				</Typography>
			) : (
				<>
					<Button startIcon={<UploadFile />} variant="outlined" onClick={() => picker.current?.click()}>
						{translate(field.value ? 'receipt.replace' : 'receipt.choose')}
					</Button>
					{field.value ? (
						<Button color="inherit" onClick={() => field.onChange(null)}>
							{translate('receipt.remove')}
						</Button>
					) : (
						<Typography color="text.secondary" sx={{ display: { xs: 'none', md: 'block' } }}>
							{translate('receipt.drop')}
						</Typography>
					)}
				</>
			)}
			{message && (
				<FormHelperText error sx={{ m: 0, width: '100%' }}>
					{message}
				</FormHelperText>
			)}
		</Box>
	);
}
