import OpenInNew from '@mui/icons-material/OpenInNew';
import { Box, Link } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';

/** A photo is shown small; a PDF is a link. */
export function Receipt({ file }: { file: string }) {
	const translate = useTranslate();
	const [isPicture, setPicture] = useState(true);
	const address = `/assets/${file}`;
	return (
		<Link href={address} target="_blank" rel="noopener" sx={{ display: 'inline-block' }}>
			{isPicture && (
				<Box
					component="img"
					src={`${address}?key=system-medium-contain`}
					alt={translate('receipt.label')}
					onError={() => setPicture(false)}
					sx={{ display: 'block', maxWidth: 240, maxHeight: 240, border: 1, borderColor: 'divider', borderRadius: 1, mb: 0.5 }}
				/>
			)}
			<Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
				{translate('receipt.open')} <OpenInNew sx={{ fontSize: 15 }} />
			</Box>
		</Link>
	);
}
