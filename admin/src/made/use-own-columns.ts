/** Own fields of a list, as columns and filters: their code comes when there are any. */
import { type ReactElement, useEffect, useState } from 'react';
import { useResourceContext, useTranslate } from 'react-admin';
import { isUsualColumn } from './kind';
import { useMade } from './use-made';

interface OwnColumns {
	columns: ReactElement[];
	filters: ReactElement[];
	/** Those that are only shown to who asks for them. */
	hidden: string[];
}

const NONE: OwnColumns = { columns: [], filters: [], hidden: [] };
type Drawn = Pick<typeof import('./columns'), 'madeColumns'> &
	Pick<typeof import('./filters'), 'madeFilters'> &
	typeof import('./represent');

/** `shown`: how many of them are there from the start. */
export function useOwnColumns(shown: number): OwnColumns {
	const resource = useResourceContext()!;
	const translate = useTranslate();
	const model = useMade();
	const [drawn, setDrawn] = useState<Drawn>();
	const fields = model.fieldsOf(resource);
	const isNeeded = fields.length > 0 && !drawn;
	useEffect(() => {
		if (!isNeeded) return;
		Promise.all([import('./columns'), import('./filters'), import('./represent')]).then(([columns, filters, represent]) =>
			setDrawn({ ...columns, ...filters, ...represent }),
		);
	}, [isNeeded]);
	if (!drawn || fields.length === 0) return NONE;
	const columns = drawn.madeColumns(fields, model.isOwn(resource) ? drawn.mainFieldOf(model, resource) : undefined);
	const usual = fields.filter(({ kind, isListed }) => isUsualColumn(kind) && isListed).length;
	return {
		columns,
		filters: drawn.madeFilters(model, fields, translate),
		hidden: columns.slice(Math.min(shown, usual)).map(({ key }) => key as string),
	};
}
