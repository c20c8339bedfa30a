import VisibilityOff from '@mui/icons-material/VisibilityOffOutlined';
import Visibility from '@mui/icons-material/VisibilityOutlined';
import { IconButton, InputAdornment, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';

export function PasswordField(props: { name: string; label: string; disabled?: boolean; autoFocus?: boolean }) {
	const translate = useTranslate();
	const [isShown, setShown] = useState(false);
	return (
		<TextField
			{...props}
			type={isShown ? 'text' : 'password'}
			autoComplete="current-password"
			slotProps={{
				input: {
					endAdornment: (
						<InputAdornment position="end">
							<IconButton
								size="small"
								edge="end"
								onClick={() => setShown(!isShown)}
								aria-label={translate(isShown ? 'login.hide_password' : 'login.show_password')}
							>
								{isShown ? <VisibilityOff fontSize="small" /> : <Visibility fontSize="small" />}
							</IconButton>
						</InputAdornment>
					),
				},
			}}
		/>
	);
}
