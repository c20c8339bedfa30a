/** Pictures and PDFs to look at. A PDF is loaded and handed to the browser's own viewer: the server serves it as a page that may do nothing. */
import { Alert, Box, CircularProgress } from '@mui/material';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { assetOf, isPdf, isPicture } from './preview-kind';

interface Props {
	file: string;
	type: string | null;
	title: string;
	height?: number | string;
}

export function Preview({ file, type, title, height = '70vh' }: Props) {
	const translate = useTranslate();
	if (isPicture(type))
		return (
			<Box sx={{ display: 'flex', justifyContent: 'center', bgcolor: 'action.hover', p: 1 }}>
				<Box component="img" src={assetOf(file)} alt={title} sx={{ maxWidth: '100%', maxHeight: height, objectFit: 'contain' }} />
			</Box>
		);
	// Most phones have no viewer of their own: there it would stay an empty frame.
	if (isPdf(type) && navigator.pdfViewerEnabled !== false) return <Pdf {...{ file, title, height }} />;
	return <Box sx={{ p: 3, textAlign: 'center', color: 'text.secondary' }}>{translate('documents.no_preview')}</Box>;
}

function Pdf({ file, title, height }: Required<Pick<Props, 'file' | 'title' | 'height'>>) {
	const translate = useTranslate();
	const [address, setAddress] = useState<string>();
	const [hasFailed, setFailed] = useState(false);
	useEffect(() => {
		const stop = new AbortController();
		let url: string | undefined;
		load(file, stop.signal)
			.then((content) => {
				url = URL.createObjectURL(content);
				setAddress(url);
			})
			.catch(() => !stop.signal.aborted && setFailed(true));
		return () => {
			stop.abort();
			if (url) URL.revokeObjectURL(url);
		};
	}, [file]);
	if (hasFailed) return <Alert severity="error">{translate('documents.preview_failed')}</Alert>;
	if (!address)
		return (
			<Box sx={{ display: 'grid', placeItems: 'center', height }}>
				<CircularProgress />
			</Box>
		);
	return (
		<Box
			component="iframe"
			// Of the viewer: the page at full width instead of small pictures of all pages beside it.
			src={`${address}#navpanes=0&view=FitH`}
			title={title}
			sx={{ display: 'block', width: '100%', height, border: 0 }}
		/>
	);
}

async function load(file: string, signal: AbortSignal): Promise<Blob> {
	const answer = await fetch(assetOf(file), { signal, credentials: 'same-origin' });
	if (!answer.ok) throw new Error(String(answer.status));
	return new Blob([await answer.arrayBuffer()], { type: 'application/pdf' });
}
