import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import { Button } from '@mui/material';
import { Children, isValidElement, type ReactNode, useState } from 'react';
import {
	type RaRecord,
	useDataProvider,
	useGetResourceLabel,
	useListContext,
	useLocale,
	useNotify,
	useResourceContext,
	useResourceDefinitions,
	useStore,
	useTranslate,
} from 'react-admin';
import { useRights } from '../auth/use-rights';
import type { ValueKind } from '../components/Value';
import { useFormats } from '../i18n/format';
import type { ExportedColumn } from './cell-text';

interface Drawn {
	source?: string;
	label?: string;
	as?: ValueKind;
	reference?: string;
	sortBy?: string | false;
	render?: (record: RaRecord) => unknown;
}

/** What the list shows, all pages of it: same search, filters, order and columns. */
export function ExportButton({ columns, hidden, embed }: { columns: ReactNode; hidden: string[]; embed?: string[] }) {
	const resource = useResourceContext()!;
	const { sort, filter, filterValues } = useListContext();
	const [notShown] = useStore<string[]>(`${resource}.columns`, hidden);
	const definitions = useResourceDefinitions();
	const { mayField } = useRights();
	const provider = useDataProvider();
	const title = useGetResourceLabel()(resource, 2);
	const translate = useTranslate();
	const locale = useLocale();
	const formats = useFormats();
	const notify = useNotify();
	const [isBusy, setBusy] = useState(false);

	const shown = Children.toArray(columns).flatMap((child): ExportedColumn[] => {
		if (!isValidElement<Drawn>(child) || !child.props.source) return [];
		const { source, label, sortBy, ...rest } = child.props;
		if (notShown.includes(sortBy || source) || !mayField('read', resource, source)) return [];
		return [{ ...rest, source, label: translate(label ?? `resources.${resource}.fields.${source}`) }];
	});

	async function save() {
		setBusy(true);
		try {
			const { exportList } = await import('./export-list');
			const nameOf = (reference: string, row: RaRecord): string => {
				const name = definitions[reference]?.recordRepresentation;
				return String((typeof name === 'function' ? name(row) : row[typeof name === 'string' ? name : 'name']) ?? '');
			};
			const list = { resource, sort, filter: { ...filterValues, ...filter }, ...(embed ? { embed } : {}) };
			const { isComplete, rows } = await exportList(provider, list, shown, title, { locale, formats, translate, nameOf });
			if (!isComplete) notify('export.incomplete', { type: 'warning', messageArgs: { rows: formats.number(rows) } });
		} catch (error) {
			notify((error as Error).message, { type: 'error' });
		} finally {
			setBusy(false);
		}
	}

	return (
		<Button size="small" startIcon={<FileDownloadOutlined />} onClick={save} loading={isBusy}>
			{translate('export.button')}
		</Button>
	);
}
