/** Own fields as filters above a list. What Postgres does not search (lists of choices, files) has none. */
import type { ReactElement } from 'react';
import { SelectInput, TextInput } from 'react-admin';
import { choiceKey } from '../components/choices';
import { ReferenceFilter } from '../components/filters';
import { DayInput, DecimalInput } from '../components/inputs';
import { referenceOf } from './MadeValue';
import type { Model, OwnField } from './model';
import { mainFieldOf } from './represent';

type Translate = (key: string, options?: Record<string, unknown>) => string;

const YES_OR_NO = [
	{ id: true, name: 'app.yes' },
	{ id: false, name: 'app.no' },
];

export const madeFilters = (model: Model, fields: readonly OwnField[], translate: Translate): ReactElement[] =>
	fields.filter(({ isListed }) => isListed).flatMap((field) => filtersOf(field, model, translate));

function filtersOf(field: OwnField, model: Model, translate: Translate): ReactElement[] {
	const { field: source, collection, kind, choices, related } = field;
	const label = translate(`resources.${collection}.fields.${source}`);
	const range = (side: 'from' | 'until') => ({
		source: `${source}.${side === 'from' ? '_gte' : '_lte'}`,
		label: translate(`made.${side}`, { field: label }),
		helperText: false as const,
	});
	switch (kind) {
		case 'choice': {
			const offered = choices.map(({ value }) => ({ id: value, name: choiceKey(collection, source, String(value)) }));
			return [<SelectInput key={source} source={source} label={label} choices={offered} helperText={false} />];
		}
		case 'boolean':
			return [<SelectInput key={source} source={source} label={label} choices={YES_OR_NO} helperText={false} />];
		case 'record': {
			const reference = referenceOf(related);
			return [
				<ReferenceFilter key={source} source={source} label={label} reference={reference} sortBy={mainFieldOf(model, reference) ?? 'id'} />,
			];
		}
		case 'text':
		case 'multiline':
			return [<TextInput key={source} source={`${source}._icontains`} label={label} helperText={false} />];
		case 'day':
			return [<DayInput key="from" isFilter {...range('from')} />, <DayInput key="until" isFilter {...range('until')} />];
		case 'timestamp':
		case 'dateTime':
			return [<DayInput key="from" isFilter {...range('from')} />, <DayInput key="until" isFilter {...range('until')} parse={endOf} />];
		case 'integer':
		case 'decimal':
			return [<DecimalInput key="from" {...range('from')} />, <DecimalInput key="until" {...range('until')} />];
		default:
			return [];
	}
}

/** "Until the 4th" has all of the 4th in it. */
const endOf = (day: string | null): string | null => (day ? `${day}T23:59:59` : null);
