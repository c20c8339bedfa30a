import { EditPage } from '../components/form';
import { ProjectInputs } from './ProjectInputs';

export default function ProjectEdit() {
	return (
		<EditPage embed={['customer_id', 'lead_id', 'department_id']}>
			<ProjectInputs />
		</EditPage>
	);
}
