/** The page that every list has: search and filters, a table on wide screens and cards on phones, pages, and help when there is nothing. */
import { Box, Card, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { Children, cloneElement, type ReactElement, type ReactNode } from 'react';
import {
	ColumnsButton,
	DataTable,
	FilterButton,
	FilterContext,
	FilterForm,
	ListBase,
	type RaRecord,
	type RowClickFunction,
	type SortPayload,
	Title,
	useListContext,
	useResourceContext,
} from 'react-admin';
import { useRights } from '../auth/use-rights';
import { ExportButton } from '../export/ExportButton';
import { ImportLink } from '../import/ImportLink';
import { useOwnColumns } from '../made/use-own-columns';
import { BulkDelete } from './BulkDelete';
import { type CardContent, CardList } from './CardList';
import { CreateLink } from './CreateLink';
import { ListPages } from './ListPages';
import { EmptyList, FailedList, NoMatch } from './list-states';

interface Props<Row extends RaRecord> {
	sort: SortPayload;
	/** What the list holds at most, whatever is searched for. */
	filter?: Record<string, unknown>;
	/** Related rows to bring along, so that they need no requests of their own. */
	embed?: string[];
	filters: ReactElement<any>[];
	/** The columns of the table. */
	children: ReactNode;
	card: CardContent<Row>;
	isRowSelectable?: (record: Row) => boolean;
	/** Shown only to who asks for them with the columns button. */
	hiddenColumns?: string[];
	/** What can be done with the selected rows, besides deleting. */
	bulkActions?: ReactNode;
	/** Of the selected rows: deleting is offered where all of them can be. */
	isDeletable?: (record: Row) => boolean;
	/** How many of the fields that were made here are columns from the start. */
	ownColumns?: number;
	/** Where a row leads, where it has no page of its own. */
	rowClick?: RowClickFunction<Row>;
	/** Beside the button that makes a new one. */
	tools?: ReactNode;
	/** Above the filters: another way to look at the same. */
	head?: ReactNode;
}

export const ResourceList = <Row extends RaRecord = RaRecord>({ sort, filter, embed, ...view }: Props<Row>) => (
	<ListBase sort={sort} filter={filter} perPage={25} exporter={false} debounce={300} queryOptions={embed && { meta: { embed } }}>
		<View<Row> embed={embed} {...view} />
	</ListBase>
);

function View<Row extends RaRecord>({
	filters,
	children,
	card,
	isRowSelectable,
	hiddenColumns,
	bulkActions,
	isDeletable,
	ownColumns = 0,
	rowClick,
	tools,
	head,
	embed,
}: Omit<Props<Row>, 'sort' | 'filter'>) {
	const resource = useResourceContext()!;
	const { defaultTitle, error, isPending, total, filterValues } = useListContext();
	const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
	const { may } = useRights();
	const own = useOwnColumns(ownColumns);
	const isEmpty = !error && !isPending && total === 0 && Object.keys(filterValues).length === 0;
	const hidden = [...(hiddenColumns ?? []), ...own.hidden];
	const columns = [...Children.toArray(children), ...own.columns];
	const buttons = (
		<>
			{!isPhone && <ExportButton columns={columns} hidden={hidden} embed={embed} />}
			{/* An empty list shows them elsewhere: what one opens before that is known would be closed again. */}
			{!isPending && tools}
		</>
	);
	const bulk =
		bulkActions || may('delete', resource) ? (
			<>
				{bulkActions}
				{may('delete', resource) && <BulkDelete isDeletable={isDeletable} />}
			</>
		) : (
			false
		);
	return (
		<>
			<Title defaultTitle={defaultTitle} />
			{head}
			{isEmpty ? (
				<Card>
					<EmptyList tools={tools} />
				</Card>
			) : (
				<>
					<Toolbar filters={[...filters, ...own.filters]} isPhone={isPhone} tools={buttons} />
					<Card>
						{error ? (
							<FailedList />
						) : isPhone ? (
							<CardList {...card} />
						) : (
							<Box sx={{ overflowX: 'auto' }}>
								<DataTable<Row>
									rowClick={rowClick ?? 'show'}
									empty={<NoMatch />}
									isRowSelectable={isRowSelectable}
									hiddenColumns={hidden}
									bulkActionButtons={bulk}
									storeKey={`${resource}.columns`}
								>
									{columns}
								</DataTable>
							</Box>
						)}
						{!error && <ListPages />}
					</Card>
				</>
			)}
		</>
	);
}

/** A phone shows the search; the other filters come through the button. Who may not read a field does not filter by it. */
function Toolbar({ filters, isPhone, tools }: { filters: ReactElement<any>[]; isPhone: boolean; tools: ReactNode }) {
	const resource = useResourceContext()!;
	const { mayField } = useRights();
	const allowed = filters.filter(({ props: { source } }) => source === 'q' || mayField('read', resource, source.split('.')[0]));
	const shown = isPhone ? allowed.map((filter) => cloneElement(filter, { alwaysOn: filter.props.source === 'q' })) : allowed;
	const keyed = shown.map((filter) => cloneElement(filter, { key: filter.props.source }));
	return (
		<FilterContext.Provider value={keyed}>
			<Box sx={{ display: 'flex', flexWrap: { xs: 'wrap', md: 'nowrap' }, alignItems: 'flex-start', gap: 1, mb: 1.5 }}>
				<Box
					sx={{
						flex: { xs: '1 1 100%', md: 1 },
						minWidth: 0,
						'& form': { display: 'flex', flexWrap: 'wrap', gap: 1, p: 0, minHeight: '0 !important', alignItems: 'center' },
						'& .RaFilterFormInput-body': { flex: { xs: '1 1 100%', sm: '0 1 auto' }, width: { xs: '100%', sm: 'auto' } },
						'& .RaFilterFormInput-spacer, & .RaFilterForm-clearFix': { display: 'none' },
						'& .RaFilterFormInput-hideButton': { m: 0 },
						'& form .RaFilterForm-filterFormInput .MuiFormControl-root': { mt: 0 },
						'& .RaFilterForm-filterFormInput > .MuiFormControl-root': { minWidth: { sm: 170 } },
					}}
				>
					<FilterForm />
				</Box>
				<Box
					sx={{
						display: 'flex',
						flexWrap: { xs: 'wrap', md: 'nowrap' },
						justifyContent: 'flex-end',
						gap: 1,
						alignItems: 'center',
						ml: { xs: 'auto', md: 0 },
					}}
				>
					<FilterButton size="small" />
					{!isPhone && <ColumnsButton storeKey={`${resource}.columns`} />}
					{tools}
					<ImportLink />
					<CreateLink />
				</Box>
			</Box>
		</FilterContext.Provider>
	);
}
