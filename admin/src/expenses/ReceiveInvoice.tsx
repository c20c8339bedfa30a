/** An e-invoice that came in: dropped here, read, shown in words, and then recorded. */
import type { receiving } from '@kontor/directus-extension/contracts';
import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, LinearProgress, Link, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useState } from 'react';
import { useDataProvider, useLocale, useNotify, useRedirect, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useRights } from '../auth/use-rights';
import type { KontorDataProvider } from '../data-provider';
import { useGuarded } from '../data-provider/use-guarded';
import { useReload } from '../data-provider/use-reload';
import { DropZone } from '../documents/DropZone';
import { InvoiceInWords } from './InvoiceInWords';

export function ReceiveInvoiceButton() {
	const translate = useTranslate();
	const { may } = useRights();
	const [isOpen, setOpen] = useState(false);
	if (!may('create', 'expenses')) return null;
	return (
		<>
			<Button variant="outlined" onClick={() => setOpen(true)} sx={{ flexShrink: 0 }}>
				{translate('receiving.button')}
			</Button>
			{isOpen && <ReceiveDialog onClose={() => setOpen(false)} />}
		</>
	);
}

function ReceiveDialog({ onClose }: { onClose: () => void }) {
	const translate = useTranslate();
	const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
	const locale = useLocale();
	const provider = useDataProvider<KontorDataProvider>();
	const notify = useNotify();
	const reload = useReload();
	const redirect = useRedirect();
	const [file, setFile] = useState<File>();
	const [read, setRead] = useState<receiving.ReceivedAnswer>();
	const { guarded, isBusy, problem } = useGuarded();
	const look = ([chosen]: File[]) => {
		if (!chosen) return;
		setFile(chosen);
		setRead(undefined);
		guarded(async () => setRead(await provider.readEInvoice(chosen)));
	};
	const record = () =>
		guarded(async () => {
			const answer = await provider.receiveEInvoice(file!);
			reload();
			onClose();
			const [first] = answer.expenses;
			notify(first ? 'receiving.recorded' : 'receiving.kept', { type: 'success', messageArgs: { smart_count: answer.expenses.length } });
			if (first && answer.expenses.length === 1) redirect('show', 'expenses', first.id);
		});

	return (
		<Dialog open onClose={isBusy ? undefined : onClose} fullWidth fullScreen={isPhone} maxWidth="md" aria-labelledby="receive-title">
			<DialogTitle id="receive-title" variant="h2">
				{translate('receiving.title')}
			</DialogTitle>
			<DialogContent>
				<Box sx={{ display: 'grid', gap: 2, pt: 0.5 }}>
					<DropZone
						onFiles={look}
						accept=".xml,.pdf"
						label={translate(file ? 'receiving.another' : 'receiving.choose')}
						hint={file?.name ?? translate('receiving.hint')}
						isBusy={isBusy}
					/>
					{isBusy && <LinearProgress aria-label={translate('receiving.reading')} />}
					{problem && <Alert severity="error">{problem}</Alert>}
					{read?.existing && (
						<Alert severity="info">
							{translate('receiving.existing')}{' '}
							{read.expenses.map((expense) => (
								<Link key={expense.id} component={RouterLink} to={`/expenses/${expense.id}/show`} onClick={onClose} sx={{ mr: 1 }}>
									{translate('receiving.to_expense')}
								</Link>
							))}
							{read.expenses.length === 0 && read.document && (
								<Link component={RouterLink} to={`/documents/${read.document.id}/show`} onClick={onClose}>
									{translate('receiving.to_document')}
								</Link>
							)}
						</Alert>
					)}
					{read?.warnings.map(({ code, de, en }) => (
						<Alert key={code} severity="warning">
							{locale === 'en' ? en : de}
						</Alert>
					))}
					{read && <InvoiceInWords read={read} />}
				</Box>
			</DialogContent>
			<DialogActions sx={{ px: 3, pb: 2 }}>
				<Button color="inherit" onClick={onClose} disabled={isBusy}>
					{translate('form.cancel')}
				</Button>
				<Button variant="contained" onClick={record} disabled={!read || read.existing || isBusy}>
					{translate(read?.parts.length === 0 ? 'receiving.keep' : 'receiving.record')}
				</Button>
			</DialogActions>
		</Dialog>
	);
}
