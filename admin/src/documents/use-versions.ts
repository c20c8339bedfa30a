/** All versions of a document that one can see, the newest first. */
import type { Document, filing } from '@kontor/directus-extension/contracts';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { KontorDataProvider } from '../data-provider';

const NONE: filing.DocumentVersion[] = [];

export function useVersions(document: Document | undefined): filing.DocumentVersion[] {
	const provider = useDataProvider<KontorDataProvider>();
	const { data = NONE } = useQuery({
		queryKey: ['documents', 'versions', document?.id],
		queryFn: () => provider.documentVersions({ id: document!.id }),
		enabled: !!document,
	});
	return data;
}
