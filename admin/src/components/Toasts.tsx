/** Short messages at the lower edge: what was done, with a way back where there is one; what went wrong. One after the other. */
import { Alert, type AlertColor, Button, Snackbar } from '@mui/material';
import { useEffect, useState } from 'react';
import {
	CloseNotificationContext,
	type NotificationPayload,
	useNotificationContext,
	useTakeUndoableMutation,
	useTranslate,
} from 'react-admin';
import type { ToastOptions } from './use-toast';

const COLORS: Record<string, AlertColor> = { success: 'success', error: 'error', warning: 'warning' };

export function Toasts() {
	const translate = useTranslate();
	const { notifications, takeNotification } = useNotificationContext();
	const takeMutation = useTakeUndoableMutation();
	const [shown, setShown] = useState<NotificationPayload>();
	const [isOpen, setOpen] = useState(false);
	const [problem, setProblem] = useState<string>();

	useEffect(() => {
		if (shown || notifications.length === 0) return;
		setShown(takeNotification() ?? undefined);
		setProblem(undefined);
		setOpen(true);
	}, [notifications, shown, takeNotification]);

	if (!shown) return null;
	const { message, type } = shown;
	const { undo, undoable, autoHideDuration = 4_000, messageArgs } = (shown.notificationOptions ?? {}) as ToastOptions;
	const text = problem ?? (typeof message === 'string' ? translate(message, { ...messageArgs, _: messageArgs?._ ?? message }) : message);
	const color = problem ? 'error' : (COLORS[String(type)] ?? 'info');

	async function takeBack() {
		if (undoable) takeMutation()?.({ isUndo: true });
		try {
			await undo?.();
			setOpen(false);
		} catch (error) {
			setProblem((error as Error).message);
		}
	}
	const close = () => setOpen(false);
	const forget = () => {
		if (undoable) takeMutation()?.({ isUndo: false });
		setShown(undefined);
	};
	return (
		<CloseNotificationContext.Provider value={close}>
			<Snackbar
				open={isOpen}
				// What went wrong wants to be read.
				autoHideDuration={color === 'error' ? 10_000 : autoHideDuration}
				onClose={(_, reason) => reason !== 'clickaway' && close()}
				anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }}
				slotProps={{ transition: { onExited: forget } }}
			>
				<Alert
					severity={color}
					role={color === 'error' ? 'alert' : 'status'}
					onClose={close}
					closeText={translate('ra.action.close')}
					action={
						(undo || undoable) && !problem ? (
							<Button color="inherit" size="small" onClick={takeBack}>
								{translate('ra.action.undo')}
							</Button>
						) : undefined
					}
					sx={(theme) => ({
						alignItems: 'center',
						maxWidth: 560,
						whiteSpace: 'pre-line',
						border: 1,
						borderColor: `${color}.main`,
						boxShadow: theme.shadows[6],
					})}
				>
					{text}
				</Alert>
			</Snackbar>
		</CloseNotificationContext.Provider>
	);
}
