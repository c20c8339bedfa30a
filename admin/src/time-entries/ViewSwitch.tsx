import { ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useStore, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';

export type TimeView = 'week' | 'list';
export const VIEW = 'time.view';

export function ViewSwitch({ value }: { value: TimeView }) {
	const translate = useTranslate();
	const navigate = useNavigate();
	const [, setView] = useStore<TimeView | undefined>(VIEW);
	return (
		<ToggleButtonGroup
			exclusive
			size="small"
			value={value}
			onChange={(_, chosen: TimeView | null) => {
				if (!chosen) return;
				setView(chosen);
				// A filter in the address is one of the list.
				if (chosen === 'week') navigate('/time_entries');
			}}
			aria-label={translate('week.view')}
		>
			{(['week', 'list'] as const).map((view) => (
				<ToggleButton key={view} value={view} sx={{ px: 1.5, py: 0.5, color: 'text.secondary' }}>
					{translate(`week.${view === 'week' ? 'title' : 'list'}`)}
				</ToggleButton>
			))}
		</ToggleButtonGroup>
	);
}
