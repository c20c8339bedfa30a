/** The documents of a record, on its page: to look at, and to add by dropping them there. */
import type { Document } from '@kontor/directus-extension/contracts';
import { Box, ButtonBase, Typography } from '@mui/material';
import { useState } from 'react';
import { useGetList, useRecordContext, useResourceContext, useTranslate } from 'react-admin';
import { moduleOf } from '../app/resources';
import { useRights } from '../auth/use-rights';
import { Section } from '../components/Detail';
import { Value } from '../components/Value';
import { useReload } from '../data-provider/use-reload';
import { DocumentTitle } from './DocumentTitle';
import { DropZone } from './DropZone';
import { PreviewDialog } from './PreviewDialog';
import { UploadButton } from './UploadButton';
import { UploadProgress } from './UploadProgress';
import { useUploads } from './use-uploads';

export function DocumentsOf() {
	const module = moduleOf(useResourceContext()!);
	const record = useRecordContext();
	const { may } = useRights();
	if (!record || !module || !may('read', 'documents')) return null;
	return <Documents {...{ module, id: String(record.id), canAdd: may('create', 'documents') }} />;
}

function Documents({ module, id, canAdd }: { module: NonNullable<Document['linked_module']>; id: string; canAdd: boolean }) {
	const translate = useTranslate();
	const link = { linked_module: module, linked_id: id };
	const { data = [], total = 0 } = useGetList<Document>('documents', {
		filter: { ...link, is_current: true },
		sort: { field: 'created_at', order: 'DESC' },
		pagination: { page: 1, perPage: 50 },
	});
	const { isBusy, add, ...progress } = useUploads(link, useReload());
	const [shown, setShown] = useState<Document>();
	if (total === 0 && !canAdd) return null;
	return (
		<Section
			title={translate('resources.documents.name', { smart_count: 2 })}
			count={total}
			action={canAdd && <UploadButton link={link} variant="text" />}
		>
			{data.map((document) => (
				<ButtonBase
					key={document.id}
					onClick={() => setShown(document)}
					sx={{ display: 'flex', width: '100%', gap: 2, px: 2, py: 1, textAlign: 'left', borderBottom: 1, borderColor: 'divider' }}
				>
					<Box sx={{ flex: 1, minWidth: 0, overflow: 'hidden' }}>
						<DocumentTitle document={document} />
					</Box>
					<Typography color="text.secondary" sx={{ display: { xs: 'none', sm: 'block' } }}>
						<Value record={document} resource="documents" source="category" as="choice" />
					</Typography>
					<Typography color="text.secondary">
						<Value record={document} resource="documents" source="created_at" as="date" />
					</Typography>
				</ButtonBase>
			))}
			{canAdd && (
				<Box sx={{ p: 2 }}>
					<DropZone onFiles={add} isMultiple isBusy={isBusy} />
					<UploadProgress {...progress} />
				</Box>
			)}
			{shown && <PreviewDialog document={shown} onClose={() => setShown(undefined)} />}
		</Section>
	);
}
