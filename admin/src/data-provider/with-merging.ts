/** A change says which state of the record it was made from. If somebody was faster, both changes are put together, and sent again. */
import type { DataProvider, RaRecord, UpdateParams } from 'react-admin';
import type { Conflicts } from '../conflicts/conflicts';
import { mergeRows } from '../conflicts/merge';
import { codeOf } from './errors';

export const withMerging = (provider: DataProvider, conflicts: Pick<Conflicts, 'settle'>): DataProvider => ({
	...provider,
	update: async <Row extends RaRecord>(resource: string, params: UpdateParams<Row>) => {
		let { data, previousData } = params;
		for (;;) {
			try {
				const answer = await provider.update<Row>(resource, { ...params, data, previousData });
				return previousData === params.previousData ? answer : { ...answer, meta: { mergedWith: previousData } };
			} catch (error) {
				if (codeOf(error) !== 'ROW_CHANGED') throw error;
				const meta = { ...params.meta, ...('lines' in previousData ? { lines: true } : {}) };
				const { data: record } = await provider.getOne<Row>(resource, { id: params.id, meta });
				const row = await conflicts.settle({ resource, record, merge: mergeRows(previousData, data, record) });
				if (!row) throw error;
				data = row as Partial<Row>;
				previousData = record;
			}
		}
	},
});
