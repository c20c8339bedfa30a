/** Own fields as columns of a list. */
import type { ReactElement } from 'react';
import { Column } from '../components/Column';
import { fitsInTable, isFigure } from './kind';
import { MadeValue } from './MadeValue';
import type { OwnField } from './model';

/** `main`: the one that tells the records apart, which comes first. */
export function madeColumns(fields: readonly OwnField[], main?: string): ReactElement[] {
	return fields
		.filter(({ kind, isHidden }) => fitsInTable(kind) && !isHidden)
		.toSorted((a, b) => Number(b.field === main) - Number(a.field === main))
		.map((field) => (
			<Column
				key={field.field}
				source={field.field}
				isMain={field.field === main}
				{...(isFigure(field.kind) ? { as: 'number' as const } : {})}
				{...(['record', 'file', 'choices', 'tags'].includes(field.kind) ? { sortBy: false as const } : {})}
				render={(record) => <MadeValue record={record} field={field} isLinked={false} />}
			/>
		));
}
