/** Own fields as columns of a list. */
import type { ReactElement } from 'react';
import { Column } from '../components/Column';
import { isColumn, isFigure, isUsualColumn } from './kind';
import { MadeValue, referenceOf } from './MadeValue';
import type { OwnField } from './model';

/** `main`: the one that tells the records apart, which comes first; what is seldom looked at comes last. */
export function madeColumns(fields: readonly OwnField[], main?: string): ReactElement[] {
	const rank = ({ field, kind }: OwnField) => (field === main ? 2 : isUsualColumn(kind) ? 1 : 0);
	return fields
		.filter(({ kind, isListed }) => isColumn(kind) && isListed)
		.toSorted((a, b) => rank(b) - rank(a))
		.map((field) => (
			<Column
				key={field.field}
				source={field.field}
				isMain={field.field === main}
				{...(field.kind === 'record' ? { reference: referenceOf(field.related) } : {})}
				{...(isFigure(field.kind) ? { as: 'number' as const } : {})}
				{...(['record', 'file', 'choices', 'tags'].includes(field.kind) ? { sortBy: false as const } : {})}
				render={(record) => <MadeValue record={record} field={field} isLinked={false} />}
			/>
		));
}
