/** All versions of a document that one can see, the newest first. */
import { useQuery } from '@tanstack/react-query';
import { type RaRecord, useDataProvider } from 'react-admin';
import type { KontorDataProvider } from '../data-provider';

const NONE: RaRecord[] = [];

export function useVersions(document: RaRecord | undefined): RaRecord[] {
	const provider = useDataProvider<KontorDataProvider>();
	const { data = NONE } = useQuery({
		queryKey: ['documents', 'versions', document?.id],
		queryFn: () => provider.documentVersions(document!.id),
		enabled: !!document,
	});
	return data;
}
