/** The inputs of own fields: in the sections that were made for them in Studio, the others in one of their own. */
import { useResourceContext, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { FormSection } from '../components/form';
import { isWide } from './kind';
import { MadeInput } from './MadeInput';
import type { Group, OwnField } from './model';
import { type State, stateOf } from './rules';
import { useMade } from './use-made';

export default function MadeInputs({ title = 'made.more' }: { title?: string }) {
	const resource = useResourceContext()!;
	const { groupsOf } = useMade();
	const groups = groupsOf(resource);
	if (groups.length === 0) return null;
	return groups.map((group) => (
		<Inputs key={group.name} group={group} title={group.name ? `resources.${resource}.fields.${group.name}` : title} />
	));
}

function Inputs({ group, title }: { group: Group; title: string }) {
	const translate = useTranslate();
	const hasConditions = group.fields.some(({ conditions }) => conditions.length > 0);
	const shown = useStates(group.fields, hasConditions).filter(({ field, state }) => !state.isHidden && field.kind !== 'json');
	if (shown.length === 0) return null;
	return (
		<FormSection title={translate(title)}>
			{shown.map(({ field, state }) => (
				<MadeInput key={field.field} source={field.field} field={field} state={state} multiline={isWide(field.kind)} />
			))}
		</FormSection>
	);
}

/** Only where there are conditions does a section look at what is typed. */
function useStates(fields: readonly OwnField[], hasConditions: boolean): { field: OwnField; state: State }[] {
	const { control } = useFormContext();
	const values = useWatch({ control, disabled: !hasConditions });
	return fields.map((field) => ({ field, state: hasConditions ? stateOf(field, values) : field }));
}
