import { Button, Popover } from '@mui/material';
import type { ReactNode } from 'react';

interface Props {
	label: string;
	icon: ReactNode;
	anchor: HTMLElement | null;
	onAnchor: (anchor: HTMLElement | null) => void;
	sx?: object;
	children: ReactNode;
}

/** A button above a list, and what opens below it. */
export const PopoverButton = ({ label, icon, anchor, onAnchor, sx, children }: Props) => (
	<>
		<Button
			size="small"
			startIcon={icon}
			onClick={(event) => onAnchor(event.currentTarget)}
			aria-haspopup="dialog"
			aria-expanded={anchor !== null}
		>
			{label}
		</Button>
		<Popover
			open={anchor !== null}
			anchorEl={anchor}
			onClose={() => onAnchor(null)}
			anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
			transformOrigin={{ vertical: 'top', horizontal: 'right' }}
			slotProps={{ paper: { role: 'dialog', 'aria-label': label, sx } }}
		>
			{children}
		</Popover>
	</>
);
