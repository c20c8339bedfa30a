/** Pages with a form: making a record, and changing it. Both show the same inputs. */
import LockOutlined from '@mui/icons-material/LockOutlined';
import { Box, Button, Card, Skeleton, Typography } from '@mui/material';
import { Children, isValidElement, type ReactNode, useRef } from 'react';
import {
	CreateBase,
	EditBase,
	Form,
	type RaRecord,
	RecordContextProvider,
	Title,
	useCanAccess,
	useCreateContext,
	useEditContext,
	useRecordContext,
	useRecordFromLocation,
	useResourceContext,
	useTranslate,
} from 'react-admin';
import { Link } from 'react-router-dom';
import { useRights } from '../auth/use-rights';
import { ChangedElsewhere } from '../conflicts/ChangedElsewhere';
import { InputsSlot } from '../made/slots';
import { type Began, FormKeeper } from '../unsaved/FormKeeper';
import { useBegan } from '../unsaved/use-began';
import { type Change, useUndoableSave } from '../unsaved/use-undoable-save';
import { FocusFirstError } from './FocusFirstError';
import { FocusFirstInput } from './FocusFirstInput';
import { ForgetStrayErrors } from './ForgetStrayErrors';
import { Message } from './Message';
import { SaveBar } from './SaveBar';

interface CreatePageProps {
	children: ReactNode;
	defaultValues?: Record<string, unknown>;
	/** With a table in it. */
	isWide?: boolean;
}

export function CreatePage({ children, defaultValues, ...form }: CreatePageProps) {
	const resource = useResourceContext()!;
	// What the page that led here has filled in is not typed yet.
	const preset = useRecordFromLocation();
	return (
		<CreateBase redirect="show">
			<CreateTitle />
			<RecordForm draft={`${resource}/new`} defaultValues={{ ...defaultValues, ...preset }} {...form}>
				{children}
				<FocusFirstInput />
			</RecordForm>
		</CreateBase>
	);
}

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
				<RecordContextProvider value={began.shown()}>
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
