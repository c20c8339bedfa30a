/** Pages with a form: making a record, and changing it. Both show the same inputs. */
import LockOutlined from '@mui/icons-material/LockOutlined';
import { Box, Button, Card, Skeleton, Typography } from '@mui/material';
import { Children, isValidElement, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import {
	CreateBase,
	EditBase,
	Form,
	type RaRecord,
	RecordContextProvider,
	SaveButton,
	Title,
	useCanAccess,
	useCreateContext,
	useEditContext,
	useRecordContext,
	useResourceContext,
	useTranslate,
} from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { useRights } from '../auth/use-rights';
import { ChangedElsewhere } from '../conflicts/ChangedElsewhere';
import type { Row } from '../conflicts/merge';
import { InputsSlot } from '../made/slots';
import { type Began, FormKeeper } from '../unsaved/FormKeeper';
import { type Change, useUndoableSave } from '../unsaved/use-undoable-save';
import { FocusFirstError } from './FocusFirstError';
import { ForgetStrayErrors } from './ForgetStrayErrors';
import { Message } from './Message';

interface CreatePageProps {
	children: ReactNode;
	defaultValues?: Record<string, unknown>;
	/** With a table in it. */
	isWide?: boolean;
}

export const CreatePage = ({ children, ...form }: CreatePageProps) => (
	<CreateBase redirect="show">
		<CreateTitle />
		<RecordForm draft={`${useResourceContext()}/new`} {...form}>
			{children}
		</RecordForm>
	</CreateBase>
);

/** The answer of the server decides: what it refuses is said at the field, so nothing is shown as saved before. */
export function EditPage<Row extends RaRecord = RaRecord>({ embed, lines, ...view }: EditPageProps<Row>) {
	const change = useRef<Change>(undefined);
	const onSuccess = useUndoableSave(change, embed);
	return (
		<EditBase
			mutationMode="pessimistic"
			queryOptions={embed || lines ? { meta: { embed, lines } } : undefined}
			// The same as on the page of the record, which then shows what was saved and not what it had before.
			mutationOptions={{ ...(embed && { meta: { embed } }), onSuccess }}
		>
			<EditView<Row> isWide={lines} change={change} {...view} />
		</EditBase>
	);
}

interface EditPageProps<Row> {
	embed?: string[];
	/** With the lines of the paper, to be edited with it. */
	lines?: boolean;
	/** Locked by its state, whatever rights the user has. */
	isLocked?: (record: Row) => boolean;
	isWide?: boolean;
	children: ReactNode;
}

function CreateTitle() {
	const resource = useResourceContext();
	const translate = useTranslate();
	const { defaultTitle } = useCreateContext();
	return <Title title={translate(`resources.${resource}.create`, { _: defaultTitle })} />;
}

type ViewProps<Row> = Omit<EditPageProps<Row>, 'embed' | 'lines'> & { change: { current: Change | undefined } };

function EditView<Row extends RaRecord>({ isLocked, isWide, change, children }: ViewProps<Row>) {
	const { record, defaultTitle, resource, refetch } = useEditContext<Row>();
	const { canAccess, isPending } = useCanAccess({ action: 'edit', resource, record, enabled: record !== undefined });
	const began = useBegan(record);
	if (!record || !began.row() || isPending) return <Skeleton variant="rounded" height={320} />;
	return (
		<>
			<Title title={defaultTitle} />
			{canAccess && !isLocked?.(record) ? (
				<RecordContextProvider value={began.row()}>
					<RecordForm
						isWide={isWide}
						draft={`${resource}/${record.id}`}
						began={began}
						change={change}
						head={<ChangedElsewhere base={began.row()!} isDirty={began.isDirty} onStale={refetch} />}
					>
						{children}
					</RecordForm>
				</RecordContextProvider>
			) : (
				<NotEditable id={record.id} />
			)}
		</>
	);
}

/** As long as something typed is in the form, it stays with the record that it began with, whatever is read again meanwhile. */
function useBegan(record: Row | undefined): Began & { isDirty: () => boolean } {
	const held = useRef<Row>(undefined);
	const dirty = useRef<() => boolean>(() => false);
	const [, drawAgain] = useState(0);
	if (held.current?.id !== record?.id || !dirty.current()) held.current = record;
	const isDirty = useCallback(() => dirty.current(), []);
	return {
		row: () => held.current,
		from: (row) => {
			held.current = row;
			drawAgain((count) => count + 1);
		},
		onReady: (asked) => {
			dirty.current = asked;
		},
		isDirty,
	};
}

function NotEditable({ id }: { id: string | number }) {
	const resource = useResourceContext();
	const translate = useTranslate();
	return (
		<Message icon={<LockOutlined />} title={translate('form.not_editable')} hint={translate('form.not_editable_hint')}>
			<Button component={Link} to={`/${resource}/${id}/show`} variant="outlined">
				{translate('form.back')}
			</Button>
		</Message>
	);
}

interface RecordFormProps extends CreatePageProps {
	draft: string;
	head?: ReactNode;
	began?: Began;
	change?: { current: Change | undefined };
}

const RecordForm = ({ children, defaultValues, isWide, head, ...keeping }: RecordFormProps) => (
	<Box sx={{ maxWidth: isWide ? 1180 : 980 }}>
		{head}
		<Form noValidate defaultValues={defaultValues}>
			<FormKeeper {...keeping} />
			{children}
			<InputsSlot />
			<ForgetStrayErrors />
			<FocusFirstError />
			<SaveBar />
		</Form>
	</Box>
);

/** Stays in reach however long the form is. Ctrl/Cmd+S saves too. */
function SaveBar() {
	const bar = useRef<HTMLDivElement>(null);
	const navigate = useNavigate();
	const translate = useTranslate();
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
			event.preventDefault();
			bar.current?.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
		};
		document.addEventListener('keydown', onKey);
		return () => document.removeEventListener('keydown', onKey);
	}, []);
	return (
		<Box
			ref={bar}
			sx={{
				position: 'sticky',
				bottom: 0,
				zIndex: 10,
				display: 'flex',
				gap: 1,
				mx: { xs: -1.5, md: 0 },
				px: { xs: 1.5, md: 2 },
				py: 1.25,
				pb: 'max(10px, env(safe-area-inset-bottom))',
				bgcolor: 'background.paper',
				border: 1,
				borderColor: 'divider',
				borderRadius: { xs: 0, md: 1 },
				borderInline: { xs: 0, md: 1 },
			}}
		>
			<SaveButton size="medium" icon={<span hidden />} sx={{ '& .MuiButton-startIcon': { display: 'none' } }} />
			<Button color="inherit" onClick={() => navigate(-1)}>
				{translate('form.cancel')}
			</Button>
		</Box>
	);
}

/** What belongs together in a form, below its heading: in two columns, or as it comes. */
export function FormCard({ title, isPlain, children }: { title: string; isPlain?: boolean; children: ReactNode }) {
	const translate = useTranslate();
	return (
		<Card component="section" sx={{ mb: 2 }}>
			<Typography variant="h3" component="h2" sx={{ px: 2, pt: 1.75 }}>
				{translate(title)}
			</Typography>
			<Box
				sx={{
					p: 2,
					...(isPlain ? {} : { display: 'grid', gap: 2, alignItems: 'start', gridTemplateColumns: { xs: '1fr', sm: 'repeat(2, 1fr)' } }),
				}}
			>
				{children}
			</Box>
		</Card>
	);
}

/** Inputs that belong together. What the user may not set is not offered. */
export function FormSection({ title, children }: { title: string; children: ReactNode }) {
	const resource = useResourceContext()!;
	const record = useRecordContext();
	const { mayField } = useRights();
	const verb = record?.id ? 'update' : 'create';
	const offered = Children.toArray(children).filter((child) => {
		const source = isValidElement<{ source?: string }>(child) ? child.props.source : undefined;
		return !source || mayField(verb, resource, source);
	});
	if (offered.length === 0) return null;
	return (
		<FormCard title={title}>
			{offered.map((child, index) => (
				<Box key={index.toString()} sx={isWide(child) ? { gridColumn: '1 / -1' } : { minWidth: 0 }}>
					{child}
				</Box>
			))}
		</FormCard>
	);
}

const isWide = (child: unknown): boolean => isValidElement<{ multiline?: boolean }>(child) && !!child.props.multiline;
