import Add from '@mui/icons-material/Add';
import { Button, Tooltip } from '@mui/material';
import { useResourceContext, useResourceDefinition, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useRights } from '../auth/use-rights';
import { useHint } from '../shortcuts/use-shortcut';

interface Props {
	/** Values that the new record begins with. */
	preset?: Record<string, unknown>;
	variant?: 'contained' | 'text';
	resource?: string;
	/** Only the sign, where there is little room. */
	isShort?: boolean;
}

export function CreateLink({ preset, variant = 'contained', isShort, ...props }: Props) {
	const resource = useResourceContext(props)!;
	const translate = useTranslate();
	const hint = useHint();
	const { may } = useRights();
	const { hasCreate } = useResourceDefinition({ resource });
	if (!hasCreate || !may('create', resource)) return null;
	const search = preset ? `?${new URLSearchParams({ source: JSON.stringify(preset) })}` : '';
	const to = `/${resource}/create${search}`;
	const name = translate(`resources.${resource}.create`);
	const button = isShort ? (
		<Button component={Link} to={to} variant={variant} aria-label={name} sx={{ minWidth: 40, height: 40, px: 0, flexShrink: 0 }}>
			<Add />
		</Button>
	) : (
		<Button component={Link} to={to} variant={variant} startIcon={<Add />} sx={{ flexShrink: 0 }}>
			{name}
		</Button>
	);
	// The key makes one without a preset.
	return preset ? button : <Tooltip title={hint(name, 'create')}>{button}</Tooltip>;
}
