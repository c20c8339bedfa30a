/** The record that a document belongs to, by its name. */
import type { Document } from '@kontor/directus-extension/contracts';
import { Link } from '@mui/material';
import { useGetManyAggregate, useGetRecordRepresentation, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { ofModule } from '../app/resources';
import { useRights } from '../auth/use-rights';
import { choiceKey } from '../components/choices';

export function LinkedTo({ document, isLinked }: { document: Document; isLinked?: boolean }) {
	const translate = useTranslate();
	const { may } = useRights();
	const { linked_module, linked_id } = document;
	if (!linked_module || !linked_id) return <>–</>;
	const resource = ofModule(linked_module);
	const kind = translate(choiceKey('documents', 'linked_module', linked_module), { _: linked_module });
	if (!resource || !may('read', resource)) return <>{kind}</>;
	return <Named {...{ resource, id: linked_id, kind, isLinked }} />;
}

function Named({ resource, id, kind, isLinked }: { resource: string; id: string; kind: string; isLinked?: boolean }) {
	const represent = useGetRecordRepresentation(resource);
	const { data } = useGetManyAggregate(resource, { ids: [id] });
	const record = data?.[0];
	const text = record ? represent(record) : kind;
	if (!isLinked || !record) return text;
	return (
		<Link component={RouterLink} to={`/${resource}/${id}/show`} title={kind}>
			{text}
		</Link>
	);
}
