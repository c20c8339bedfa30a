/** Own fields on the page of a record, in the sections that were made for them, the others in one of their own. */
import { useRecordContext, useResourceContext } from 'react-admin';
import { Detail, DetailSection } from '../components/Detail';
import { isEmptyValue } from '../components/Value';
import { isWide } from './kind';
import { MadeValue } from './MadeValue';
import { stateOf } from './rules';
import { useMade } from './use-made';

export default function MadeDetails({ title = 'made.more' }: { title?: string }) {
	const record = useRecordContext();
	const resource = useResourceContext()!;
	const { groupsOf } = useMade();
	if (!record) return null;
	return groupsOf(resource).map(({ name, fields }) => {
		const shown = fields.filter((field) => !stateOf(field, record).isHidden && !isEmptyValue(record[field.field]));
		return (
			<DetailSection key={name} title={name ? `resources.${resource}.fields.${name}` : title}>
				{shown.map((field) => (
					<Detail
						key={field.field}
						source={field.field}
						isWide={isWide(field.kind)}
						render={(row) => <MadeValue record={row} field={field} />}
					/>
				))}
			</DetailSection>
		);
	});
}
