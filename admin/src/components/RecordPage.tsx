/**
 * The page of one record: its name, how far it is, the numbers that matter and what comes next; below, what belongs to it, and beside that a panel
 * with its details. All pages of records are made of this.
 */
import CloudOff from '@mui/icons-material/CloudOff';
import EditOutlined from '@mui/icons-material/EditOutlined';
import { Box, Button, Typography } from '@mui/material';
import { Children, isValidElement, type ReactNode } from 'react';
import {
	EditButton,
	type RaRecord,
	ShowBase,
	Title,
	useGetRecordRepresentation,
	useResourceContext,
	useShowContext,
	useTranslate,
} from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useRights } from '../auth/use-rights';
import { useFormats } from '../i18n/format';
import { DetailsSlot, RelationsSlot } from '../made/slots';
import { useMade } from '../made/use-made';
import { useShortcut } from '../shortcuts/use-shortcut';
import { PAGE_WIDTH, PANEL_WIDTH, READ_WIDTH, SIZE } from '../theme/tokens';
import { DeleteRecord } from './DeleteRecord';
import { DetailSection, PanelContext } from './Detail';
import { Message } from './Message';
import { RecordSkeleton } from './RecordSkeleton';

interface Props<Row extends RaRecord> {
	embed?: string[];
	/** Where its name on the page is another one than in lists. */
	name?: (record: Row) => string;
	/** How far it is, beside the name. */
	status?: (record: Row) => ReactNode;
	/** Before the name: a face, a colour. */
	sign?: (record: Row) => ReactNode;
	/** Below the name, in one quiet line: whose it is, how to reach them. Empty ones are left out. */
	about?: (record: Row) => ReactNode[];
	/** The numbers that matter: `<Figures>`. */
	figures?: (record: Row) => ReactNode;
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

/** In the panel, besides the groups of details. */
export const Aside = ({ children }: { children: ReactNode }) => children;

function View<Row extends RaRecord>({ children, ...head }: Omit<Props<Row>, 'embed'>) {
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
	if (!record) return <RecordSkeleton />;
	return (
		<Box sx={{ maxWidth: PAGE_WIDTH }}>
			<Title title={defaultTitle} />
			<Head record={record} {...head} />
			<Content>{children}</Content>
		</Box>
	);
}

type HeadProps<Row extends RaRecord> = Omit<Props<Row>, 'embed' | 'children'> & { record: Row };

function Head<Row extends RaRecord>({ record, name, status, sign, about, figures, actions, isLocked, isKept }: HeadProps<Row>) {
	const resource = useResourceContext();
	const represent = useGetRecordRepresentation(resource);
	const facts = about?.(record).filter((fact) => fact !== null && fact !== undefined && fact !== '' && fact !== false) ?? [];
	return (
		<Box component="header" sx={{ display: 'grid', gap: 2, mb: 3 }}>
			<Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '8px 16px' }}>
				{sign?.(record)}
				<Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
					<Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5 }}>
						<Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
							{name?.(record) ?? represent(record)}
						</Typography>
						{status?.(record)}
					</Box>
					{facts.length > 0 && (
						<Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, color: 'text.secondary', fontSize: SIZE.text, mt: 0.25 }}>
							{Children.map(facts, (fact) => (
								<Box
									component="span"
									sx={{ minWidth: 0, overflowWrap: 'anywhere', '&:not(:last-child)::after': { content: '"·"', ml: 1 } }}
								>
									{fact}
								</Box>
							))}
						</Box>
					)}
				</Box>
				<Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, ml: { sm: 'auto' } }}>
					{!isLocked?.(record) && (
						<>
							{!isKept?.(record) && (
								// Seldom wanted: quiet, until one points at it.
								<Box sx={{ '& .MuiButtonBase-root:not(:hover):not(:focus-visible)': { color: 'text.secondary' } }}>
									<DeleteRecord />
								</Box>
							)}
							<EditKey />
							<EditButton variant={actions ? 'outlined' : 'contained'} icon={<EditOutlined />} />
						</>
					)}
					{actions?.(record)}
				</Box>
			</Box>
			{figures?.(record)}
		</Box>
	);
}

/** `e`, where the button is. */
function EditKey() {
	const resource = useResourceContext()!;
	const { record } = useShowContext();
	const navigate = useNavigate();
	const { may } = useRights();
	useShortcut('edit', () => navigate(`/${resource}/${encodeURIComponent(record!.id)}`), { isEnabled: may('update', resource) });
	return null;
}

/** What was made here in Studio: fields after the details of the page, rows of other tables after its own tables. */
function Content({ children }: { children: ReactNode }) {
	const resource = useResourceContext()!;
	const { pointingAt } = useMade();
	const parts = Children.toArray(children);
	const isDetail = (part: ReactNode) =>
		isValidElement<{ isMain?: boolean }>(part) && (part.type === DetailSection || part.type === Aside) && !part.props.isMain;
	const main = parts.filter((part) => !isDetail(part));
	const details = (
		<>
			{parts.filter(isDetail)}
			<DetailsSlot />
			<History />
		</>
	);
	// With nothing beside them, the details are the content.
	if (main.length === 0 && pointingAt(resource).length === 0) return <Box sx={{ maxWidth: READ_WIDTH }}>{details}</Box>;
	return (
		<Box
			sx={{ display: 'grid', gap: { xs: 2, lg: 4 }, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: `minmax(0, 1fr) ${PANEL_WIDTH}px` } }}
		>
			<Box sx={{ minWidth: 0 }}>
				{main}
				<RelationsSlot />
			</Box>
			<Box>
				<PanelContext.Provider value={true}>{details}</PanelContext.Provider>
			</Box>
		</Box>
	);
}

function History() {
	const { record } = useShowContext();
	const translate = useTranslate();
	const { dateTime } = useFormats();
	const said = [
		record?.created_at && translate('history.created', { date: dateTime(record.created_at) }),
		record?.updated_at && translate('history.updated', { date: dateTime(record.updated_at) }),
	].filter(Boolean);
	return (
		<Typography variant="caption" color="text.secondary" component="p" sx={{ m: 0 }}>
			{said.map((text) => (
				<Box component="span" key={text} sx={{ display: 'block' }}>
					{text}
				</Box>
			))}
		</Typography>
	);
}
