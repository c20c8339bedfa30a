/** The page of one record: where it belongs, its state, what can be done with it, and then its content. */
import ArrowBack from '@mui/icons-material/ArrowBack';
import CloudOff from '@mui/icons-material/CloudOff';
import EditOutlined from '@mui/icons-material/EditOutlined';
import { Box, Button, Skeleton, Typography } from '@mui/material';
import { Children, isValidElement, type ReactNode } from 'react';
import {
	EditButton,
	type RaRecord,
	ShowBase,
	Title,
	useGetResourceLabel,
	useResourceContext,
	useShowContext,
	useTranslate,
} from 'react-admin';
import { Link } from 'react-router-dom';
import { useFormats } from '../i18n/format';
import { DetailsSlot, RelationsSlot } from '../made/slots';
import { DeleteRecord } from './DeleteRecord';
import { DetailSection } from './Detail';
import { Message } from './Message';

interface Props<Row extends RaRecord> {
	embed?: string[];
	/** Beside the way back: a status, a number. */
	aside?: (record: Row) => ReactNode;
	/** The verbs of the record. */
	actions?: (record: Row) => ReactNode;
	/** Locked by its state, whatever rights the user has. */
	isLocked?: (record: Row) => boolean;
	/** Must be kept: it can be changed, but not deleted. */
	isKept?: (record: Row) => boolean;
	children: ReactNode;
}

export const RecordPage = <Row extends RaRecord = RaRecord>({ embed, ...view }: Props<Row>) => (
	<ShowBase queryOptions={embed && { meta: { embed } }}>
		<View<Row> {...view} />
	</ShowBase>
);

function View<Row extends RaRecord>({ aside, actions, isLocked, isKept, children }: Omit<Props<Row>, 'embed'>) {
	const { record, error, defaultTitle, refetch } = useShowContext<Row>();
	const translate = useTranslate();
	if (error)
		return (
			<Message icon={<CloudOff />} title={translate('ra.notification.item_doesnt_exist')} hint={error.message}>
				<Button variant="outlined" onClick={() => refetch()}>
					{translate('app.retry')}
				</Button>
			</Message>
		);
	return (
		<>
			<Title title={defaultTitle} />
			<Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1.5, mb: 1.5 }}>
				<BackToList />
				{record && aside?.(record)}
				<Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'flex-end', gap: 1, ml: 'auto' }}>
					{record && !isLocked?.(record) && (
						<>
							{!isKept?.(record) && <DeleteRecord />}
							<EditButton variant={actions ? 'outlined' : 'contained'} icon={<EditOutlined />} />
						</>
					)}
					{record && actions?.(record)}
				</Box>
			</Box>
			{record ? <Content>{children}</Content> : <Skeleton variant="rounded" height={240} />}
			{record && <History record={record} />}
		</>
	);
}

/** What was made here in Studio: fields after the details of the page, rows of other tables after its own tables. */
function Content({ children }: { children: ReactNode }) {
	const parts = Children.toArray(children);
	const end = parts.findLastIndex((part) => isValidElement(part) && part.type === DetailSection) + 1;
	return (
		<>
			{parts.slice(0, end)}
			<DetailsSlot />
			{parts.slice(end)}
			<RelationsSlot />
		</>
	);
}

export function BackToList() {
	const resource = useResourceContext()!;
	const label = useGetResourceLabel();
	return (
		<Button component={Link} to={`/${resource}`} startIcon={<ArrowBack />} color="inherit" sx={{ color: 'text.secondary', ml: -0.5 }}>
			{label(resource, 2)}
		</Button>
	);
}

function History({ record }: { record: RaRecord }) {
	const translate = useTranslate();
	const { dateTime } = useFormats();
	const said = [
		record.created_at && translate('history.created', { date: dateTime(record.created_at) }),
		record.updated_at && translate('history.updated', { date: dateTime(record.updated_at) }),
	].filter(Boolean);
	return (
		<Typography variant="caption" color="text.secondary" component="p" sx={{ m: 0, px: 0.5 }}>
			{said.join(' · ')}
		</Typography>
	);
}
