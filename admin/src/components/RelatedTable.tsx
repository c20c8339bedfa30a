/** Rows that point at the record of the page, with the ways to see them all and to add one. */
import { Box, Button, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { type ReactNode, useRef } from 'react';
import {
	DataTable,
	type RaRecord,
	ReferenceManyField,
	type SortPayload,
	useGetResourceLabel,
	useListContext,
	useRecordContext,
	useTranslate,
} from 'react-admin';
import { Link } from 'react-router-dom';
import { useRights } from '../auth/use-rights';
import { type CardContent, CardList } from './CardList';
import { CreateLink } from './CreateLink';
import { Section } from './Detail';
import { ListBody } from './list/ListRow';
import { RowLinkContext } from './list/row-link';
import { useRowKeys } from './list/use-row-keys';

interface Props<Row extends RaRecord> {
	reference: string;
	target: string;
	sort: SortPayload;
	embed?: string[];
	card: CardContent<Row>;
	/** Such rows are created by a verb, or elsewhere. */
	hasNoCreate?: boolean;
	/** Instead of the name of the other table. */
	title?: string;
	/** Where a row leads; `false`: nowhere. */
	rowClick?: false;
	/** Beside the heading. */
	tools?: ReactNode;
	/** What a new row takes over besides the reference. */
	preset?: Record<string, unknown>;
	children: ReactNode;
}

export function RelatedTable<Row extends RaRecord = RaRecord>({ reference, target, sort, embed, ...view }: Props<Row>) {
	const record = useRecordContext();
	const { may } = useRights();
	if (!record || !may('read', reference)) return null;
	return (
		<ReferenceManyField reference={reference} target={target} sort={sort} perPage={10} queryOptions={embed && { meta: { embed } }}>
			<View reference={reference} link={{ [target]: record.id }} {...view} />
		</ReferenceManyField>
	);
}

type ViewProps<Row extends RaRecord> = Pick<
	Props<Row>,
	'reference' | 'card' | 'preset' | 'hasNoCreate' | 'title' | 'rowClick' | 'tools' | 'children'
> & {
	link: Record<string, unknown>;
};

function View<Row extends RaRecord>({ reference, link, preset, card, hasNoCreate, title, rowClick, tools, children }: ViewProps<Row>) {
	const translate = useTranslate();
	const label = useGetResourceLabel();
	const { total = 0, isPending } = useListContext();
	const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
	const table = useRef<HTMLDivElement>(null);
	const onKeyDown = useRowKeys(table, false);
	const heading = title ? translate(title) : label(reference, 2);
	return (
		<Section
			title={heading}
			count={total}
			empty={!isPending && total === 0 ? translate('list.nothing_related') : undefined}
			action={
				<>
					{total > 10 && (
						<Button component={Link} to={`/${reference}?${new URLSearchParams({ filter: JSON.stringify(link) })}`} variant="text">
							{translate('list.show_all')}
						</Button>
					)}
					{tools}
					{!hasNoCreate && <CreateLink resource={reference} preset={{ ...link, ...preset }} variant="text" />}
				</>
			}
		>
			{isPhone ? (
				<CardList {...card} />
			) : (
				<Box ref={table} onKeyDown={onKeyDown} sx={{ overflowX: 'auto' }}>
					<RowLinkContext.Provider value={rowClick === false ? null : undefined}>
						<DataTable bulkActionButtons={false} storeKey={`related.${reference}`} body={ListBody}>
							{children}
						</DataTable>
					</RowLinkContext.Provider>
				</Box>
			)}
		</Section>
	);
}
