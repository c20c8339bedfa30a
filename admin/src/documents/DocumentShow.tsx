import type { Document } from '@kontor/directus-extension/contracts';
import { Button, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { Detail, DetailSection, Section } from '../components/Detail';
import { RecordPage } from '../components/RecordPage';
import { Value } from '../components/Value';
import type { DocumentRow } from '../data-provider/rows';
import { LinkedTo } from './LinkedTo';
import { Preview } from './Preview';
import { assetOf, kindOf } from './preview-kind';
import { NewerVersion, Versions } from './Versions';

/** Until its day has come, a document is kept; only what describes it changes. */
const isKept = ({ retention_until }: Document) => !!retention_until && retention_until >= new Date().toISOString().slice(0, 10);

export default function DocumentShow() {
	const translate = useTranslate();
	return (
		<RecordPage<DocumentRow>
			embed={['owner_id']}
			about={(document) => [
				<Value key="category" record={document} resource="documents" source="category" as="choice" />,
				kindOf(document.type),
				document.linked_id && <LinkedTo key="linked" document={document} isLinked />,
			]}
			isKept={isKept}
			actions={({ file_id }) =>
				file_id && (
					<Button variant="contained" href={`${assetOf(file_id)}?download`}>
						{translate('documents.download')}
					</Button>
				)
			}
		>
			<NewerVersion />
			<DetailSection title="section.document">
				<Detail source="owner_id" as="related" reference="employees" />
				<Detail source="is_confidential" as="boolean" />
				<Detail source="version" as="number" />
				<Detail source="retention_until" render={(document: DocumentRow) => <KeptUntil document={document} />} />
				<Detail source="tags" as="tags" />
				<Detail source="checksum" isWide />
			</DetailSection>
			<Content />
			<Versions />
		</RecordPage>
	);
}

function KeptUntil({ document }: { document: Document }) {
	const translate = useTranslate();
	if (!document.retention_until) return translate('documents.not_kept');
	return (
		<>
			<Value record={document} resource="documents" source="retention_until" as="day" />
			{isKept(document) && (
				<Typography variant="caption" color="text.secondary" component="div">
					{translate('documents.not_deletable')}
				</Typography>
			)}
		</>
	);
}

function Content() {
	const document = useRecordContext<Document>();
	if (!document?.file_id) return null;
	return (
		<Section title="section.preview">
			<Preview file={document.file_id} type={document.type} title={document.title} />
		</Section>
	);
}
