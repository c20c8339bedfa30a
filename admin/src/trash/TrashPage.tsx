/** What was deleted and can be brought back, of every kind that has a trash, the latest first. */
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import { Box, Button, Card, Chip, Skeleton, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import {
	type RaRecord,
	Title,
	useDataProvider,
	useGetRecordRepresentation,
	useGetResourceLabel,
	useNotify,
	useTranslate,
} from 'react-admin';
import { hasDefinition } from '../app/resources';
import { useRights } from '../auth/use-rights';
import { Message } from '../components/Message';
import { useToast } from '../components/use-toast';
import type { KontorDataProvider } from '../data-provider';
import { useReload } from '../data-provider/use-reload';
import { WITH_TRASH } from '../generated/choices';
import { useFormats } from '../i18n/format';

const MOST = 200;

interface Deleted {
	resource: string;
	record: RaRecord;
}

/** Whoever may delete sees the trash, and may take things out of it. */
export function useTrashes(): string[] {
	const { may } = useRights();
	return WITH_TRASH.filter((resource) => hasDefinition(resource) && may('delete', resource));
}

export default function TrashPage() {
	const translate = useTranslate();
	const label = useGetResourceLabel();
	const resources = useTrashes();
	const [only, setOnly] = useState<string>();
	const { rows, isPending, counts } = useDeleted(resources);
	const shown = rows.filter(({ resource }) => !only || resource === only);
	return (
		<>
			<Title title={translate('trash.title')} />
			{isPending ? (
				<Skeleton variant="rounded" height={240} />
			) : rows.length === 0 ? (
				<Card>
					<Message icon={<DeleteOutlined />} title={translate('trash.empty')} hint={translate('trash.empty_hint')} />
				</Card>
			) : (
				<>
					<Box sx={{ display: 'flex', gap: 1, mb: 1.5, flexWrap: 'wrap' }}>
						{resources.map((resource) => (
							<Chip
								key={resource}
								label={`${label(resource, 2)} (${counts[resource] ?? 0})`}
								variant={only === resource ? 'filled' : 'outlined'}
								color={only === resource ? 'primary' : 'default'}
								aria-pressed={only === resource}
								onClick={() => setOnly(only === resource ? undefined : resource)}
							/>
						))}
					</Box>
					<Card sx={{ overflowX: 'auto' }}>
						<Rows rows={shown} />
					</Card>
					{rows.length >= MOST && (
						<Typography variant="caption" color="text.secondary">
							{translate('trash.more', { smart_count: MOST })}
						</Typography>
					)}
				</>
			)}
		</>
	);
}

function useDeleted(resources: string[]) {
	const provider = useDataProvider<KontorDataProvider>();
	return useQueries({
		queries: resources.map((resource) => ({
			queryKey: [resource, 'getList', 'trash'],
			queryFn: () =>
				provider.getList(resource, {
					filter: { deleted_at: { _nnull: true } },
					sort: { field: 'deleted_at', order: 'DESC' },
					pagination: { page: 1, perPage: MOST },
				}),
		})),
		combine: (answers) => {
			const rows = answers.flatMap(({ data }, index): Deleted[] =>
				(data?.data ?? []).map((record) => ({ resource: resources[index]!, record })),
			);
			return {
				isPending: answers.some((answer) => answer.isPending),
				counts: Object.fromEntries(resources.map((resource, index) => [resource, answers[index]?.data?.total ?? 0])),
				rows: rows.toSorted((a, b) => (a.record.deleted_at < b.record.deleted_at ? 1 : -1)).slice(0, MOST),
			};
		},
	});
}

function Rows({ rows }: { rows: Deleted[] }) {
	const translate = useTranslate();
	return (
		<Table size="small">
			<TableHead>
				<TableRow>
					<TableCell>{translate('trash.name')}</TableCell>
					<TableCell sx={{ display: { xs: 'none', sm: 'table-cell' } }}>{translate('trash.kind')}</TableCell>
					<TableCell>{translate('trash.deleted_at')}</TableCell>
					<TableCell />
				</TableRow>
			</TableHead>
			<TableBody>
				{rows.map((row) => (
					<DeletedRow key={`${row.resource} ${row.record.id}`} {...row} />
				))}
			</TableBody>
		</Table>
	);
}

function DeletedRow({ resource, record }: Deleted) {
	const translate = useTranslate();
	const label = useGetResourceLabel();
	const represent = useGetRecordRepresentation(resource);
	const provider = useDataProvider<KontorDataProvider>();
	const notify = useNotify();
	const toast = useToast();
	const reload = useReload();
	const { dateTime } = useFormats();
	const [isBusy, setBusy] = useState(false);
	async function restore() {
		setBusy(true);
		try {
			await provider.restore(resource, [record.id]);
			toast(translate('trash.restored'));
			reload();
		} catch (error) {
			notify((error as Error).message, { type: 'error' });
			setBusy(false);
		}
	}
	return (
		<TableRow hover>
			<TableCell sx={{ fontWeight: 600 }}>{represent(record)}</TableCell>
			<TableCell sx={{ display: { xs: 'none', sm: 'table-cell' } }}>{label(resource, 1)}</TableCell>
			<TableCell>{dateTime(record.deleted_at)}</TableCell>
			<TableCell align="right">
				<Button variant="outlined" loading={isBusy} onClick={restore}>
					{translate('trash.restore')}
				</Button>
			</TableCell>
		</TableRow>
	);
}
