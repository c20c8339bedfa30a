/** What is being uploaded, how far it is, and what became of it. */
import { Alert, Box, LinearProgress, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Upload } from './use-uploads';

export function UploadProgress({ uploads }: { uploads: Upload[] }) {
	const translate = useTranslate();
	if (uploads.length === 0) return null;
	return (
		<Box component="ul" aria-live="polite" sx={{ listStyle: 'none', m: 0, mt: 1.5, p: 0, display: 'grid', gap: 1 }}>
			{uploads.map(({ key, name, done, document, problem }) => (
				<li key={key}>
					{problem ? (
						<Alert severity="error">
							<strong>{name}:</strong> {problem}
						</Alert>
					) : document ? (
						<Alert severity={document.existing ? 'info' : 'success'}>
							{document.existing ? `${translate('documents.existing')} ` : `${translate('documents.uploaded')}: `}
							<Link component={RouterLink} to={`/documents/${document.id}/show`}>
								{document.title}
							</Link>
						</Alert>
					) : (
						<>
							<Typography variant="body2" noWrap>
								{name}
							</Typography>
							<LinearProgress
								variant={done < 1 ? 'determinate' : 'indeterminate'}
								value={done * 100}
								aria-label={translate('documents.uploading', { name })}
							/>
						</>
					)}
				</li>
			))}
		</Box>
	);
}
