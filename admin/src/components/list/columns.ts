/** What a list knows of its columns without drawing them: their fields, names, and which of them are shown. */
import { Children, isValidElement, type ReactElement, type ReactNode, useMemo } from 'react';
import { useResourceContext, useStore } from 'react-admin';
import { useRights } from '../../auth/use-rights';
import type { ColumnProps } from '../Column';

type Drawn = ReactElement<ColumnProps<any>>;

/** The name by which the table hides it. */
export const keyOf = ({ source, sortBy }: Pick<ColumnProps<any>, 'source' | 'sortBy'>): string => sortBy || source;

export const columnsKey = (resource: string): string => `${resource}.columns`;

export function useColumns(children: ReactNode, hiddenAtFirst: string[]) {
	const resource = useResourceContext()!;
	const { mayField } = useRights();
	const [hidden, setHidden] = useStore<string[]>(columnsKey(resource), hiddenAtFirst);
	const all = Children.toArray(children)
		.filter((child): child is Drawn => isValidElement(child))
		.filter(({ props: { source } }) => mayField('read', resource, source))
		.map(({ props }) => props);
	const shown = all.filter((column) => column.isMain || !hidden.includes(keyOf(column)));
	return { all, shown, hidden, setHidden };
}

/** The fields to ask for: nothing where the list does not say what its rows need. */
export function useFields(needs: readonly string[] | undefined, shown: readonly ColumnProps<any>[]): string[] | undefined {
	const sources = shown.map(({ source }) => source).join(' ');
	return useMemo(() => needs && [...new Set(['id', ...needs, ...sources.split(' ')])].toSorted(), [needs, sources]);
}
