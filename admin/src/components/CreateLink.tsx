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
}

export function CreateLink({ preset, variant = 'contained', ...props }: Props) {
	const resource = useResourceContext(props)!;
	const translate = useTranslate();
	const hint = useHint();
	const { may } = useRights();
	const { hasCreate } = useResourceDefinition({ resource });
	if (!hasCreate || !may('create', resource)) return null;
	const search = preset ? `?${new URLSearchParams({ source: JSON.stringify(preset) })}` : '';
	const button = (
		<Button component={Link} to={`/${resource}/create${search}`} variant={variant} startIcon={<Add />} sx={{ flexShrink: 0 }}>
			{translate(`resources.${resource}.create`)}
		</Button>
	);
	// The key makes one without a preset.
	return preset ? button : <Tooltip title={hint(translate(`resources.${resource}.create`), 'create')}>{button}</Tooltip>;
}
