/** The versions of a document, and the way to add one. */
import { Box, Link, List, ListItem, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type RaRecord, useDataProvider, useNotify, useRecordContext, useRefresh, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useRights } from '../auth/use-rights';
import { Section } from '../components/Detail';
import type { KontorDataProvider } from '../data-provider';
import { useFormats } from '../i18n/format';
import { DropZone } from './DropZone';
import { UploadProgress } from './UploadProgress';
import type { Upload } from './use-uploads';

export function Versions() {
	const document = useRecordContext();
	const translate = useTranslate();
	const { dateTime } = useFormats();
	const { may } = useRights();
	const provider = useDataProvider<KontorDataProvider>();
	const { data = [] } = useQuery({
		queryKey: ['documents', 'versions', document?.id],
		queryFn: () => provider.documentVersions(document!.id),
		enabled: !!document,
	});
	if (!document) return null;
	return (
		<Section title={translate('documents.versions', { smart_count: data.length })}>
			<List disablePadding>
				{data.map((version: RaRecord) => (
					<ListItem key={version.id} sx={{ gap: 2 }}>
						<Typography component="span" sx={{ width: 32, fontWeight: 600 }}>
							{version.version}
						</Typography>
						{version.id === document.id ? (
							<strong>{version.title}</strong>
						) : (
							<Link component={RouterLink} to={`/documents/${version.id}/show`}>
								{version.title}
							</Link>
						)}
						<Typography component="span" color="text.secondary" sx={{ ml: 'auto' }}>
							{[version.created_by?.first_name, version.created_by?.last_name].filter(Boolean).join(' ')} {dateTime(version.created_at)}
						</Typography>
					</ListItem>
				))}
			</List>
			{may('update', 'documents') && document.file_id && <NewVersion document={document} />}
		</Section>
	);
}

function NewVersion({ document }: { document: RaRecord }) {
	const translate = useTranslate();
	const provider = useDataProvider<KontorDataProvider>();
	const notify = useNotify();
	const refresh = useRefresh();
	const [upload, setUpload] = useState<Upload>();
	async function add([file]: File[]) {
		if (!file) return;
		const start = { key: 0, name: file.name, done: 0 };
		setUpload(start);
		try {
			const added = await provider.addVersion(document.id, file, (done) => setUpload({ ...start, done }));
			setUpload({ ...start, done: 1, document: added });
			notify(added.existing ? 'documents.same_version' : 'documents.version_added', { type: added.existing ? 'info' : 'success' });
			refresh();
		} catch (error) {
			setUpload({ ...start, done: 1, problem: (error as Error).message });
		}
	}
	return (
		<Box sx={{ p: 2 }}>
			<DropZone
				onFiles={add}
				label={translate('documents.new_version')}
				isBusy={upload !== undefined && !upload.document && !upload.problem}
			/>
			<UploadProgress uploads={upload ? [upload] : []} />
		</Box>
	);
}
