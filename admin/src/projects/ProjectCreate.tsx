import { CreatePage } from '../components/form';
import { ProjectInputs } from './ProjectInputs';

const DEFAULTS = { status: 'planned', billing_type: 'time_material', rounding_minutes: 0, rounding_mode: 'up' };

export default function ProjectCreate() {
	return (
		<CreatePage defaultValues={DEFAULTS}>
			<ProjectInputs />
		</CreatePage>
	);
}
