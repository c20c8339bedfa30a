/** What kind of file it is, as a sign, and its title; which version, where there is more than one; a lock where not everybody may see it. */
import type { Document } from '@kontor/directus-extension/contracts';
import ArticleOutlined from '@mui/icons-material/ArticleOutlined';
import ImageOutlined from '@mui/icons-material/ImageOutlined';
import InsertDriveFileOutlined from '@mui/icons-material/InsertDriveFileOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import PictureAsPdfOutlined from '@mui/icons-material/PictureAsPdfOutlined';
import TableChartOutlined from '@mui/icons-material/TableChartOutlined';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { SIZE } from '../theme/tokens';
import { isPicture } from './preview-kind';

const signOf = (type: string | null) => {
	if (type === 'application/pdf') return PictureAsPdfOutlined;
	if (isPicture(type)) return ImageOutlined;
	if (/sheet|csv/.test(type ?? '')) return TableChartOutlined;
	return type ? ArticleOutlined : InsertDriveFileOutlined;
};

export function DocumentTitle({ document }: { document: Document }) {
	const translate = useTranslate();
	const Sign = signOf(document.type);
	return (
		<Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, maxWidth: '100%', verticalAlign: 'middle' }}>
			<Sign sx={{ fontSize: 18, color: 'text.secondary', flexShrink: 0 }} />
			<Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
				{document.title}
			</Box>
			{document.version > 1 && (
				<Box component="span" sx={{ color: 'text.secondary', fontWeight: 400, fontSize: SIZE.tiny, whiteSpace: 'nowrap' }}>
					{translate('documents.version', { number: document.version })}
				</Box>
			)}
			{document.is_confidential && (
				<LockOutlined
					titleAccess={translate('resources.documents.fields.is_confidential')}
					sx={{ fontSize: 15, color: 'text.secondary' }}
				/>
			)}
		</Box>
	);
}
