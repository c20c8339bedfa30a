import { Box, Button } from '@mui/material';
import { useEffect, useRef } from 'react';
import { SaveButton, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { isCovered, useShortcut } from '../shortcuts/use-shortcut';

/** Stays in reach however long the form is. Ctrl+Enter and Ctrl+S save, too. */
export function SaveBar() {
	const bar = useRef<HTMLDivElement>(null);
	const navigate = useNavigate();
	const translate = useTranslate();
	const save = () => bar.current?.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
	useShortcut('save', save);
	// biome-ignore lint/correctness/useExhaustiveDependencies: it looks at the page when the key is pressed
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			if (event.key?.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
			event.preventDefault();
			if (!isCovered()) save();
		};
		document.addEventListener('keydown', onKey);
		return () => document.removeEventListener('keydown', onKey);
	}, []);
	return (
		<Box
			ref={bar}
			sx={{
				position: 'sticky',
				bottom: 0,
				zIndex: 10,
				display: 'flex',
				gap: 1,
				mx: { xs: -1.5, md: 0 },
				px: { xs: 1.5, md: 2 },
				py: 1.25,
				pb: 'max(10px, env(safe-area-inset-bottom))',
				bgcolor: 'background.paper',
				border: 1,
				borderColor: 'divider',
				borderRadius: { xs: 0, md: 1 },
				borderInline: { xs: 0, md: 1 },
			}}
		>
			<SaveButton size="medium" icon={<span hidden />} sx={{ '& .MuiButton-startIcon': { display: 'none' } }} />
			<Button color="inherit" onClick={() => navigate(-1)}>
				{translate('form.cancel')}
			</Button>
		</Box>
	);
}
