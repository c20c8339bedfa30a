import Add from '@mui/icons-material/Add';
import { Button } from '@mui/material';
import { useResourceContext, useResourceDefinition, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useRights } from '../auth/use-rights';

interface Props {
	/** Values that the new record begins with. */
	preset?: Record<string, unknown>;
	variant?: 'contained' | 'text';
	resource?: string;
}

export function CreateLink({ preset, variant = 'contained', ...props }: Props) {
	const resource = useResourceContext(props)!;
	const translate = useTranslate();
	const { may } = useRights();
	const { hasCreate } = useResourceDefinition({ resource });
	if (!hasCreate || !may('create', resource)) return null;
	const search = preset ? `?${new URLSearchParams({ source: JSON.stringify(preset) })}` : '';
	return (
		<Button component={Link} to={`/${resource}/create${search}`} variant={variant} startIcon={<Add />} sx={{ flexShrink: 0 }}>
			{translate(`resources.${resource}.create`)}
		</Button>
	);
}
