/** A row of an own table on a phone: its name, two short facts, and the state or figure at the right. */
import { Fragment } from 'react';
import type { CardContent } from '../components/CardList';
import { isEmptyValue } from '../components/Value';
import { isFigure, isUsualColumn } from './kind';
import { MadeValue } from './MadeValue';
import type { Model, OwnField } from './model';
import { mainFieldOf, representationIn } from './represent';

export function cardOf(model: Model, table: string, fields: readonly OwnField[]): CardContent {
	const main = mainFieldOf(model, table);
	const template = model.tableOf(table)?.template ?? '';
	/** What the title says already. */
	const isSaid = (field: string) => field === main || template.includes(`{{${field}}}`) || template.includes(`{{ ${field} }}`);
	const others = fields.filter(({ field, kind, isListed }) => !isSaid(field) && isUsualColumn(kind) && isListed);
	const last = others.find(({ kind }) => kind === 'choice' || isFigure(kind));
	const facts = others.filter((field) => field !== last);
	return {
		title: representationIn(model, table),
		text: (record) =>
			facts
				.filter(({ field }) => !isEmptyValue(record[field]))
				.slice(0, 2)
				.map((field, index) => (
					<Fragment key={field.field}>
						{index > 0 && ' · '}
						<MadeValue record={record} field={field} isLinked={false} />
					</Fragment>
				)),
		end: (record) => last && <MadeValue record={record} field={last} isLinked={false} />,
	};
}
