import type { Document } from '@kontor/directus-extension/contracts';
import CloseIcon from '@mui/icons-material/Close';
import { Button, Dialog, DialogActions, DialogContent, DialogTitle, IconButton, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { Preview } from './Preview';
import { assetOf } from './preview-kind';

export function PreviewDialog({ document, onClose }: { document: Document; onClose: () => void }) {
	const translate = useTranslate();
	const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
	return (
		<Dialog open onClose={onClose} fullWidth maxWidth="lg" fullScreen={isPhone} aria-labelledby="preview-title">
			<DialogTitle id="preview-title" variant="h2" sx={{ pr: 6 }}>
				{document.title}
				<IconButton onClick={onClose} aria-label={translate('documents.close')} sx={{ position: 'absolute', right: 12, top: 12 }}>
					<CloseIcon />
				</IconButton>
			</DialogTitle>
			<DialogContent>{document.file_id && <Preview file={document.file_id} type={document.type} title={document.title} />}</DialogContent>
			<DialogActions sx={{ px: 3, pb: 2 }}>
				<Button color="inherit" component={Link} to={`/documents/${document.id}/show`} onClick={onClose}>
					{translate('documents.all_details')}
				</Button>
				{document.file_id && (
					<Button variant="outlined" href={`${assetOf(document.file_id)}?download`}>
						{translate('documents.download')}
					</Button>
				)}
			</DialogActions>
		</Dialog>
	);
}
