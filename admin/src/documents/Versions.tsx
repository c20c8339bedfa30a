/** The versions of a document, and the way to add one. */
import type { Document } from '@kontor/directus-extension/contracts';
import { Alert, Box, Link, List, ListItem, Typography } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useNotify, useRecordContext, useRedirect, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useRights } from '../auth/use-rights';
import { Section } from '../components/Detail';
import type { KontorDataProvider } from '../data-provider';
import { useReload } from '../data-provider/use-reload';
import { useFormats } from '../i18n/format';
import { WEIGHT } from '../theme/tokens';
import { DropZone } from './DropZone';
import { UploadProgress } from './UploadProgress';
import type { Upload } from './use-uploads';
import { useVersions } from './use-versions';

export function Versions() {
	const document = useRecordContext<Document>();
	const translate = useTranslate();
	const { dateTime } = useFormats();
	const { may } = useRights();
	const versions = useVersions(document);
	if (!document) return null;
	return (
		<Section title={translate('documents.versions', { smart_count: versions.length })}>
			<List disablePadding>
				{versions.map((version) => (
					<ListItem key={version.id} sx={{ columnGap: 2, alignItems: 'baseline' }}>
						<Typography component="span" sx={{ width: 20, flexShrink: 0, fontWeight: WEIGHT.strong }}>
							{version.version}
						</Typography>
						<Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexWrap: 'wrap', columnGap: 2, justifyContent: 'space-between' }}>
							{version.id === document.id ? (
								<strong>{version.title}</strong>
							) : (
								<Link component={RouterLink} to={`/documents/${version.id}/show`}>
									{version.title}
								</Link>
							)}
							<Typography component="span" color="text.secondary">
								{[version.created_by?.first_name, version.created_by?.last_name].filter(Boolean).join(' ')} {dateTime(version.created_at)}
							</Typography>
						</Box>
					</ListItem>
				))}
			</List>
			{may('update', 'documents') && document.file_id && <NewVersion document={document} />}
		</Section>
	);
}

/** On an old version: says so, with a link to the newest. */
export function NewerVersion() {
	const document = useRecordContext<Document>();
	const translate = useTranslate();
	const [newest] = useVersions(document);
	if (!document || !newest || newest.id === document.id) return null;
	return (
		<Alert severity="info" sx={{ mb: 2 }}>
			{translate('documents.is_old', { number: document.version })}{' '}
			<Link component={RouterLink} to={`/documents/${newest.id}/show`}>
				{translate('documents.to_newest', { number: newest.version })}
			</Link>
		</Alert>
	);
}

function NewVersion({ document }: { document: Document }) {
	const translate = useTranslate();
	const provider = useDataProvider<KontorDataProvider>();
	const notify = useNotify();
	const reload = useReload();
	const redirect = useRedirect();
	const [upload, setUpload] = useState<Upload>();
	async function add([file]: File[]) {
		if (!file) return;
		const start = { key: 0, name: file.name, done: 0 };
		setUpload(start);
		try {
			const added = await provider.addVersion(document.id, file, (done) => setUpload({ ...start, done }));
			setUpload(undefined);
			notify(added.existing ? 'documents.same_version' : 'documents.version_added', { type: added.existing ? 'info' : 'success' });
			reload();
			redirect('show', 'documents', added.id);
		} catch (error) {
			setUpload({ ...start, done: 1, problem: (error as Error).message });
		}
	}
	return (
		<Box sx={{ p: 2 }}>
			<DropZone onFiles={add} label={translate('documents.new_version')} isBusy={!!upload && !upload.problem} />
			<UploadProgress uploads={upload ? [upload] : []} />
		</Box>
	);
}
