import UploadFile from '@mui/icons-material/UploadFileOutlined';
import { Box, Button, FormHelperText, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { FieldTitle, useDataProvider, useInput, useTranslate } from 'react-admin';
import { useRights } from '../auth/use-rights';
import type { KontorDataProvider } from '../data-provider';
import { FileLink } from './MadeValue';

/** A file at a field, uploaded at once. */
export function FileInput({ source, isPicture, isReadOnly }: { source: string; isPicture: boolean; isReadOnly: boolean }) {
	const translate = useTranslate();
	const provider = useDataProvider<KontorDataProvider>();
	const { may } = useRights();
	const { field, fieldState } = useInput({ source });
	const picker = useRef<HTMLInputElement>(null);
	const [isBusy, setBusy] = useState(false);
	const [problem, setProblem] = useState<string>();
	const message = problem ?? fieldState.error?.message;

	async function take(file: File | undefined) {
		if (!file) return;
		setProblem(undefined);
		setBusy(true);
		try {
			field.onChange((await provider.uploadFile(file)).id);
		} catch (error) {
			setProblem((error as Error).message);
		} finally {
			setBusy(false);
		}
	}

	return (
		<Box>
			<Typography variant="caption" color="text.secondary" component="div" sx={{ mb: 0.5 }}>
				<FieldTitle source={source} />
			</Typography>
			<input
				ref={picker}
				type="file"
				hidden
				{...(isPicture ? { accept: 'image/*' } : {})}
				onChange={({ target }) => take(target.files?.[0])}
			/>
			<Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
				{field.value && <FileLink file={field.value} isPicture={isPicture} />}
				{!isReadOnly && may('create', 'directus_files') && (
					<Button variant="outlined" startIcon={<UploadFile />} loading={isBusy} onClick={() => picker.current?.click()}>
						{translate(field.value ? 'made.replace_file' : 'made.choose_file')}
					</Button>
				)}
				{!isReadOnly && field.value && (
					<Button color="inherit" onClick={() => field.onChange(null)}>
						{translate('made.remove_file')}
					</Button>
				)}
			</Box>
			{message && <FormHelperText error>{message}</FormHelperText>}
		</Box>
	);
}
