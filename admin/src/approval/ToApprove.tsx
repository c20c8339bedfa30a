import type { Policy } from '@kontor/directus-extension/contracts';
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import { Button } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import { useRights } from '../auth/use-rights';

/** One click to what waits for a decision, and another one back. */
export function ToApprove({ right }: { right: Policy }) {
	const translate = useTranslate();
	const { can } = useRights();
	const { filterValues, setFilters } = useListContext();
	if (!can(right)) return null;
	const isOn = filterValues.status === 'submitted';
	const { status: _, ...others } = filterValues;
	return (
		<Button
			variant={isOn ? 'contained' : 'outlined'}
			startIcon={<FactCheckOutlined />}
			aria-pressed={isOn}
			onClick={() => setFilters(isOn ? others : { ...others, status: 'submitted' }, {})}
			sx={{ flexShrink: 0 }}
		>
			{translate('approval.to_approve')}
		</Button>
	);
}
