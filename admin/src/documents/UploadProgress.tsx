/** What is being uploaded, how far it is, and what became of it. */
import { Alert, Box, Button, LinearProgress, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { LinkedTo } from './LinkedTo';
import type { Upload } from './use-uploads';

interface Props {
	uploads: Upload[];
	/** Of a file that exists already: whether it can be linked here, too, and how. */
	isElsewhere?: (upload: Upload) => boolean;
	linkHere?: (upload: Upload) => void;
}

export function UploadProgress({ uploads, isElsewhere, linkHere }: Props) {
	const translate = useTranslate();
	if (uploads.length === 0) return null;
	return (
		<Box component="ul" aria-live="polite" sx={{ listStyle: 'none', m: 0, mt: 1.5, p: 0, display: 'grid', gap: 1 }}>
			{uploads.map((upload) => {
				const { key, name, done, document, problem } = upload;
				return (
					<li key={key}>
						{problem ? (
							<Alert severity="error">
								<strong>{name}:</strong> {problem}
							</Alert>
						) : document ? (
							<Alert
								severity={document.existing ? 'info' : 'success'}
								action={
									isElsewhere?.(upload) && (
										<Button color="inherit" onClick={() => linkHere?.(upload)}>
											{translate('documents.link_here')}
										</Button>
									)
								}
							>
								{document.existing ? `${translate('documents.existing')} ` : `${translate('documents.uploaded')}: `}
								<Link component={RouterLink} to={`/documents/${document.id}/show`}>
									{document.title}
								</Link>
								{document.existing && document.linked_id && (
									<>
										{' '}
										({translate('documents.belongs_to')}
										<LinkedTo document={document} />)
									</>
								)}
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
				);
			})}
		</Box>
	);
}
