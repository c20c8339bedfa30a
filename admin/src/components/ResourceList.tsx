/** The page that every list has: tabs, search and filters, a table on wide screens and cards on phones, and help when there is nothing. */
import { Box, Card, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { Children, type ReactElement, type ReactNode, useRef } from 'react';
import { ListBase, type RaRecord, type SortPayload, Title, useListContext, useResourceContext } from 'react-admin';
import { useRights } from '../auth/use-rights';
import { ExportButton } from '../export/ExportButton';
import { ImportLink } from '../import/ImportLink';
import { useOwnColumns } from '../made/use-own-columns';
import { BulkDelete } from './BulkDelete';
import { type CardContent, CardList } from './CardList';
import { CreateLink } from './CreateLink';
import { ListPages } from './ListPages';
import { useColumns, useFields } from './list/columns';
import { ListTable } from './list/ListTable';
import { ListTabs } from './list/ListTabs';
import { ListToolbar } from './list/ListToolbar';
import { RowLinkContext, type RowTo } from './list/row-link';
import { TotalsContext } from './list/Totals';
import { type ListTab, type SumOf, tabIn } from './list/tabs';
import { useTop } from './list/use-room';
import { useTotals } from './list/use-totals';
import { ViewMenu } from './list/ViewMenu';
import { ViewsMenu } from './list/ViewsMenu';
import { EmptyList, FailedList } from './list-states';

interface Props<Row extends RaRecord> {
	sort: SortPayload;
	/** What the list holds at most, whatever is searched for. */
	filter?: Record<string, unknown>;
	/** Related rows to bring along, so that they need no requests of their own. */
	embed?: string[];
	/** Fields that rows need besides those of their columns; `customer_id.name` is one of a related row. Without it all fields are asked for. */
	needs?: readonly (Extract<keyof Row, string> | `${string}.${string}`)[];
	filters: ReactElement<any>[];
	/** The columns of the table. */
	children: ReactNode;
	card: CardContent<Row>;
	isRowSelectable?: (record: Row) => boolean;
	/** Shown only to who asks for them. */
	hiddenColumns?: string[];
	/** What can be done with the selected rows, besides deleting. */
	bulkActions?: ReactNode;
	/** Of the selected rows: deleting is offered where all of them can be. */
	isDeletable?: (record: Row) => boolean;
	/** How many of the fields that were made here are columns from the start. */
	ownColumns?: number;
	/** Where a row leads, where it has no page of its own. */
	to?: RowTo;
	/** Beside the button that makes a new one. */
	tools?: ReactNode;
	/** Before the tabs: another way to look at the same. */
	head?: ReactNode;
	/** The usual parts of the list. */
	tabs?: readonly ListTab[];
	/** What is added up of all rows that match. */
	sums?: readonly SumOf[];
	/** The field that says of which currency the sums are. */
	sumsBy?: string;
}

const NO_HIDDEN: string[] = [];

export function ResourceList<Row extends RaRecord = RaRecord>(props: Props<Row>) {
	const { sort, filter, embed, needs, children, hiddenColumns = NO_HIDDEN, ownColumns = 0, to } = props;
	const own = useOwnColumns(ownColumns);
	const hiddenAtFirst = [...hiddenColumns, ...own.hidden];
	const drawn = [...Children.toArray(children), ...own.columns];
	const columns = useColumns(drawn, hiddenAtFirst);
	const fields = useFields(needs, columns.shown);
	const meta = { ...(embed ? { embed } : {}), ...(fields ? { fields } : {}) };
	return (
		<RowLinkContext.Provider value={to}>
			<ListBase sort={sort} filter={filter} perPage={25} exporter={false} debounce={300} queryOptions={{ meta }}>
				<View<Row> {...props} drawn={drawn} columns={columns} hiddenAtFirst={hiddenAtFirst} filters={[...props.filters, ...own.filters]} />
			</ListBase>
		</RowLinkContext.Provider>
	);
}

interface ViewProps<Row extends RaRecord> extends Props<Row> {
	drawn: ReactNode[];
	columns: ReturnType<typeof useColumns>;
	hiddenAtFirst: string[];
}

const NO_TABS: ListTab[] = [];
const NO_SUMS: SumOf[] = [];

function View<Row extends RaRecord>(props: ViewProps<Row>) {
	const { filter, embed, filters, card, isRowSelectable, bulkActions, isDeletable, tools, head, drawn, columns, hiddenAtFirst } = props;
	const { tabs = NO_TABS, sums = NO_SUMS, sumsBy } = props;
	const resource = useResourceContext()!;
	const { defaultTitle, error, isPending, total, filterValues } = useListContext();
	const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
	const { may } = useRights();
	const page = useRef<HTMLDivElement>(null);
	const top = useTop(page);
	const totals = useTotals(tabs, sums, sumsBy, filter);
	const taken = Object.keys(tabIn(filterValues, tabs)?.filter ?? {});
	const isEmpty = !error && !isPending && total === 0 && Object.keys(filterValues).length === 0;
	const mayDelete = may('delete', resource);
	const bulk = (bulkActions || mayDelete) && (
		<>
			{bulkActions}
			{mayDelete && <BulkDelete<Row> isDeletable={isDeletable ?? isRowSelectable} />}
		</>
	);
	const hasTop = tabs.length > 0 || !!head;
	const actions = (
		<>
			{/* An empty list shows them elsewhere: what one opens before that is known would be closed again. */}
			{!isPending && tools}
			<ImportLink />
			<CreateLink />
		</>
	);
	const title = <Title defaultTitle={defaultTitle} />;
	if (isEmpty)
		return (
			<>
				{title}
				{head && <Box sx={{ mb: 1.5 }}>{head}</Box>}
				<Card>
					<EmptyList tools={tools} />
				</Card>
			</>
		);
	return (
		<TotalsContext.Provider value={totals}>
			{title}
			{hasTop && (
				<Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1.25 }}>
					{head}
					{tabs.length > 0 && <ListTabs tabs={tabs} totals={totals} />}
					{!isPhone && <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, ml: 'auto' }}>{actions}</Box>}
				</Box>
			)}
			<ListToolbar filters={filters} taken={taken} {...(isPhone ? { beside: <CreateLink isShort />, behind: !isPending && tools } : {})}>
				{!isPhone && (
					<>
						<ViewsMenu hidden={columns.hidden} onHide={columns.setHidden} />
						<ViewMenu all={columns.all} hidden={columns.hidden} hiddenAtFirst={hiddenAtFirst} onHide={columns.setHidden} />
						<ExportButton columns={drawn} hidden={hiddenAtFirst} embed={embed} />
						{!hasTop && actions}
					</>
				)}
			</ListToolbar>
			<Card ref={page}>
				{error ? (
					<FailedList />
				) : isPhone ? (
					<CardList {...card} />
				) : (
					<ListTable<Row>
						hidden={hiddenAtFirst}
						bulk={bulk}
						isRowSelectable={isRowSelectable}
						maxHeight={`max(320px, calc(100dvh - ${top + 80}px))`}
					>
						{drawn}
					</ListTable>
				)}
				{!error && <ListPages />}
			</Card>
		</TotalsContext.Provider>
	);
}
