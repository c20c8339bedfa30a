import { useCallback } from 'react';
import { type NotificationType, useNotify } from 'react-admin';

interface Options {
	type?: NotificationType;
	/** Takes back what was done. What it throws is shown. */
	undo?: () => Promise<unknown>;
}

export interface ToastOptions {
	undo?: () => Promise<unknown>;
	undoable?: boolean;
	autoHideDuration?: number | null;
	messageArgs?: Record<string, unknown>;
	multiLine?: boolean;
}

/** react-admin's messages, with a way back. Only after the server has accepted it is something said to be done. */
export function useToast() {
	const notify = useNotify();
	return useCallback(
		(text: string, { type = 'success', undo }: Options = {}) =>
			notify(text, { type, ...({ undo, autoHideDuration: undo ? 10_000 : 4_000 } satisfies ToastOptions) }),
		[notify],
	);
}
