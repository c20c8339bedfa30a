/** List, page and forms of a table that was made here, at the address that a resource of Kontor would have. */

import { Resource, useResourceContext } from 'react-admin';
import { useParams } from 'react-router-dom';
import { lazy } from '../app/lazy';
import { SearchFilter } from '../components/filters';
import { CreatePage, EditPage } from '../components/form';
import { RecordPage } from '../components/RecordPage';
import { ResourceList } from '../components/ResourceList';
import { LoadingPage, NotFoundPage } from '../layout/messages';
import { cardOf } from './card';
import { NEW_TABLE } from './model';
import { mainFieldOf, representationIn } from './represent';
import { useMade } from './use-made';

const NewTable = lazy(() => import('./new-table/NewTable'));
const MOST_COLUMNS = 7;

export default function MadePages() {
	const { table = '' } = useParams();
	const model = useMade();
	if (table === NEW_TABLE) return <NewTable />;
	if (model.isPending) return <LoadingPage />;
	if (!model.menu.some(({ name }) => name === table)) return <NotFoundPage />;
	return (
		<Resource
			key={table}
			name={table}
			list={OwnList}
			create={OwnCreate}
			edit={OwnEdit}
			show={OwnPage}
			recordRepresentation={representationIn(model, table)}
		/>
	);
}

/** Columns, inputs and details come by themselves: all of its fields were made here. */
function OwnList() {
	const table = useResourceContext()!;
	const model = useMade();
	const main = mainFieldOf(model, table);
	return (
		<ResourceList
			sort={main ? { field: main, order: 'ASC' } : { field: 'id', order: 'DESC' }}
			filters={[<SearchFilter key="q" source="q" alwaysOn />]}
			card={cardOf(model, table, model.fieldsOf(table))}
			ownColumns={MOST_COLUMNS}
		>
			{null}
		</ResourceList>
	);
}

function OwnCreate() {
	return <CreatePage>{null}</CreatePage>;
}

function OwnEdit() {
	return <EditPage>{null}</EditPage>;
}

function OwnPage() {
	return <RecordPage>{null}</RecordPage>;
}
