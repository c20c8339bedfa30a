import UploadFile from '@mui/icons-material/UploadFileOutlined';
import { IconButton, Tooltip } from '@mui/material';
import { useResourceContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useRights } from '../auth/use-rights';
import { isImportable } from './importable';

/** Beside the button that makes a new record. */
export function ImportLink() {
	const resource = useResourceContext()!;
	const translate = useTranslate();
	const { may } = useRights();
	if (!isImportable(resource) || !may('create', resource) || !may('update', resource)) return null;
	return (
		<Tooltip title={translate('import.link')}>
			<IconButton
				component={Link}
				to={`/import/${resource}`}
				aria-label={translate('import.link')}
				sx={{ border: 1, borderColor: 'divider', height: 34 }}
			>
				<UploadFile fontSize="small" />
			</IconButton>
		</Tooltip>
	);
}
