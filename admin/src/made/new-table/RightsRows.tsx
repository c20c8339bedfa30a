import { useQuery } from '@tanstack/react-query';
import { SelectInput, useDataProvider } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { KontorDataProvider } from '../../data-provider';
import { LEVELS } from './request';

/** What most firms mean: managers keep it, the others look it up. */
const USUAL: Record<string, (typeof LEVELS)[number]> = { Manager: 'delete', Employee: 'read', 'Project lead': 'read', Sales: 'read' };

/** One line for each role but the administrators, who may everything. */
export function RightsRows() {
	const provider = useDataProvider<KontorDataProvider>();
	const isShared = useWatch({ name: 'is_shared' });
	const { data: roles = [] } = useQuery({ queryKey: ['roles'], queryFn: () => provider.roles({}) });
	const levels = isShared ? LEVELS.slice(0, 2) : LEVELS;
	return roles
		.filter(({ name }) => name !== 'Administrator')
		.map(({ id, name }) => (
			<SelectInput
				key={`${id} ${isShared}`}
				source={`rights.${id}`}
				label={name}
				defaultValue={USUAL[name] ?? 'none'}
				format={(level) => (levels.includes(level) ? level : 'read')}
				choices={levels.map((level) => ({ id: level, name: `made.levels.${level}` }))}
				helperText={false}
			/>
		));
}
