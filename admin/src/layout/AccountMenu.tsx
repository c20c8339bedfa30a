import Logout from '@mui/icons-material/Logout';
import { Box, Divider, IconButton, ListItemIcon, Menu, MenuItem, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useGetIdentity, useLocaleState, useLocales, useTranslate } from 'react-admin';
import { useLeave } from '../auth/use-leave';
import { Face, initialsOf } from '../components/Face';
import { WEIGHT } from '../theme/tokens';
import { type Appearance, useAppearance } from '../theme/use-appearance';

const APPEARANCES: Appearance[] = ['light', 'dark', 'system'];

export function AccountMenu() {
	const translate = useTranslate();
	const leave = useLeave();
	const { identity } = useGetIdentity();
	const [anchor, setAnchor] = useState<HTMLElement | null>(null);
	return (
		<>
			<IconButton
				onClick={(event) => setAnchor(event.currentTarget)}
				// Begins with what is seen, so that who speaks to the device is understood.
				aria-label={`${initialsOf(identity?.fullName)}, ${translate('app.account')}`}
				aria-haspopup="menu"
				sx={{ p: 0.5 }}
			>
				<Face name={identity?.fullName} size={28} />
			</IconButton>
			<Menu
				anchorEl={anchor}
				open={anchor !== null}
				onClose={() => setAnchor(null)}
				anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
				transformOrigin={{ vertical: 'top', horizontal: 'right' }}
				slotProps={{ paper: { sx: { minWidth: 260 } } }}
			>
				<Box sx={{ px: 2, py: 1 }}>
					<Typography sx={{ fontWeight: WEIGHT.strong }}>{identity?.fullName}</Typography>
					<Typography variant="caption" color="text.secondary">
						{[identity?.role, identity?.email].filter(Boolean).join(' · ')}
					</Typography>
				</Box>
				<Divider />
				<Setting label={translate('app.language')}>
					<LanguageToggle />
				</Setting>
				<Setting label={translate('app.appearance')}>
					<AppearanceToggle />
				</Setting>
				<Divider sx={{ my: 1 }} />
				<MenuItem onClick={leave}>
					<ListItemIcon>
						<Logout fontSize="small" />
					</ListItemIcon>
					{translate('app.logout')}
				</MenuItem>
			</Menu>
		</>
	);
}

const Setting = ({ label, children }: { label: string; children: ReactNode }) => (
	<Box sx={{ px: 2, pt: 1.25 }}>
		<Typography variant="caption" color="text.secondary" component="div" sx={{ mb: 0.5 }}>
			{label}
		</Typography>
		{children}
	</Box>
);

interface ToggleProps<T extends string> {
	label: string;
	value: T;
	choices: { value: T; name: string }[];
	onChoose: (value: T) => void;
}

function Toggle<T extends string>({ label, value, choices, onChoose }: ToggleProps<T>) {
	return (
		<ToggleButtonGroup
			exclusive
			fullWidth
			size="small"
			value={value}
			onChange={(_, chosen) => chosen && onChoose(chosen)}
			aria-label={label}
		>
			{choices.map((one) => (
				<ToggleButton key={one.value} value={one.value} sx={{ py: 0.25 }}>
					{one.name}
				</ToggleButton>
			))}
		</ToggleButtonGroup>
	);
}

function LanguageToggle() {
	const [locale, setLocale] = useLocaleState();
	const translate = useTranslate();
	const choices = useLocales().map((one) => ({ value: one.locale, name: one.name }));
	return <Toggle label={translate('app.language')} value={locale} choices={choices} onChoose={setLocale} />;
}

function AppearanceToggle() {
	const [appearance, setAppearance] = useAppearance();
	const translate = useTranslate();
	const choices = APPEARANCES.map((one) => ({ value: one, name: translate(`app.${one}`) }));
	return <Toggle label={translate('app.appearance')} value={appearance} choices={choices} onChoose={setAppearance} />;
}
