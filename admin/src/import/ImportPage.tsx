/** Rows from a table: the file, which column is what, what would happen, and only then the import. */
import type { importing } from '@kontor/directus-extension/contracts';
import { Alert, Box, Button, Card, LinearProgress, Typography } from '@mui/material';
import { useState } from 'react';
import { Title, useDataProvider, useGetResourceLabel, useLocale, useNotify, useTranslate } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import { useRights } from '../auth/use-rights';
import type { KontorDataProvider } from '../data-provider';
import { useGuarded } from '../data-provider/use-guarded';
import { useReload } from '../data-provider/use-reload';
import { DropZone } from '../documents/DropZone';
import { AccessDenied } from '../layout/messages';
import { Columns } from './Columns';
import { isImportable } from './importable';
import { Problems } from './Problems';
import { Sample } from './Sample';

export default function ImportPage() {
	const { resource = '' } = useParams();
	const translate = useTranslate();
	const locale = useLocale();
	const navigate = useNavigate();
	const notify = useNotify();
	const reload = useReload();
	const label = useGetResourceLabel();
	const { may, isPending } = useRights();
	const provider = useDataProvider<KontorDataProvider>();
	const [file, setFile] = useState<File>();
	const [chosen, setChosen] = useState<Record<string, string>>({});
	const [preview, setPreview] = useState<importing.ImportPreview>();
	const { guarded, isBusy, problem } = useGuarded();
	if (isPending) return null;
	if (!isImportable(resource) || !may('create', resource) || !may('update', resource)) return <AccessDenied />;

	const look = (table: File, columns: Record<string, string>) =>
		guarded(async () => {
			setFile(table);
			setChosen(columns);
			setPreview(undefined);
			setPreview(await provider.previewImport(resource, table, { language: locale, columns }));
		});
	const run = () =>
		guarded(async () => {
			await provider.runImport(resource, file!, { language: locale, columns: chosen });
			reload();
			notify('import.done', { type: 'success', messageArgs: { smart_count: preview!.rows } });
			navigate(`/${resource}`);
		});

	const isReady = !!preview && preview.rows > 0 && preview.errors.length === 0;
	return (
		<Box sx={{ display: 'grid', gap: 2, maxWidth: 1100, gridTemplateColumns: 'minmax(0, 1fr)' }}>
			<Title title={translate('import.title', { name: label(resource, 2) })} />
			<Card sx={{ p: 2, display: 'grid', gap: 1.5 }}>
				<DropZone
					onFiles={([table]) => table && look(table, {})}
					accept=".csv,.tsv,.txt,.json"
					label={translate(file ? 'import.another' : 'import.choose')}
					hint={file?.name ?? translate('import.hint')}
					isBusy={isBusy}
				/>
				{isBusy && <LinearProgress aria-label={translate('import.reading')} />}
				{problem && <Alert severity="error">{problem}</Alert>}
			</Card>
			{preview && (
				<>
					<Problems preview={preview} />
					{preview.columns.length > 0 && (
						<Columns preview={preview} isBusy={isBusy} onChange={(columns) => look(file!, { ...chosen, ...columns })} />
					)}
					<Sample resource={resource} preview={preview} />
					<Box sx={{ display: 'flex', justifyContent: 'flex-end', alignItems: 'center', gap: 2, flexWrap: 'wrap' }}>
						<Typography color="text.secondary">{translate(isReady ? 'import.nothing_yet' : 'import.first_correct')}</Typography>
						<Button variant="contained" onClick={run} disabled={!isReady || isBusy}>
							{translate('import.run', { smart_count: preview.rows })}
						</Button>
					</Box>
				</>
			)}
		</Box>
	);
}
