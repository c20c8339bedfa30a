/** A form over the page: a few inputs, what the server refuses at the field, and one button that says what happens. */
import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { type ReactNode, useCallback, useId, useRef, useState } from 'react';
import { Form, RecordContextProvider, ResourceContextProvider, useResourceContext, useTranslate } from 'react-admin';
import { useFormContext, useFormState } from 'react-hook-form';
import { collectionOf, fieldErrorsOf, missingOf } from '../data-provider/errors';
import { DiscardDialog } from '../unsaved/DiscardDialog';
import { type Held, PlainKeeper } from '../unsaved/PlainKeeper';
import { FocusFirstError } from './FocusFirstError';
import { ForgetStrayErrors } from './ForgetStrayErrors';
import { MissingList } from './MissingList';

export interface FormDialogProps {
	title: string;
	/** On the button. */
	label: string;
	tone?: 'primary' | 'error';
	/** Whose labels the inputs have. */
	resource: string;
	defaults?: Record<string, unknown>;
	isWide?: boolean;
	/** What else can be done, at the left. */
	aside?: ReactNode;
	/** Nothing can be sent yet. */
	isDisabled?: boolean;
	/** Under which name what was typed is kept, if it is: it is offered again after a reload. */
	draft?: string;
	onClose: () => void;
	children?: ReactNode;
}

interface Props extends FormDialogProps {
	/** Closes when it is done; what it throws is shown. */
	onSubmit: (values: any) => Promise<unknown>;
	/** True: the inputs show the error better than its text does. */
	isSaidElsewhere?: (error: unknown) => boolean;
}

export function FormDialog({ resource, defaults, isWide, onSubmit, isSaidElsewhere, onClose, ...content }: Props) {
	const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
	const [failure, setFailure] = useState<unknown>();
	const [isAsking, setAsking] = useState(false);
	const held = useRef<Held>(undefined);
	const titleId = useId();
	// What is read anew meanwhile does not take the place of what was typed.
	const begun = useRef(defaults);
	if (!held.current?.isDirty()) begun.current = defaults;
	const hold = useCallback((one: Held) => {
		held.current = one;
	}, []);

	/** However it is closed: what was typed does not go without a question. */
	const close = () => (held.current?.isDirty() ? setAsking(true) : onClose());
	const discard = () => {
		held.current?.settle();
		onClose();
	};

	async function submit(values: object) {
		setFailure(undefined);
		try {
			await onSubmit(values);
		} catch (error) {
			if (isSaidElsewhere?.(error)) return;
			setFailure(error);
			return fieldErrorsOf(error);
		}
		held.current?.settle();
		onClose();
	}

	return (
		<Dialog
			open
			onClose={close}
			fullWidth
			fullScreen={isPhone && isWide}
			maxWidth={isWide ? 'md' : 'xs'}
			aria-labelledby={titleId}
			// Title and buttons stay where they are; what is between them scrolls.
			sx={{ '& form': { display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0 } }}
			// It lies in the page's tree: a click in it is not one on what it was opened from.
			onClick={(event) => event.stopPropagation()}
			onKeyDown={(event) => {
				if (event.key !== 'Escape') event.stopPropagation();
				if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
					event.currentTarget.querySelector<HTMLButtonElement>('form button[type=submit]')?.click();
			}}
		>
			<ResourceContextProvider value={resource}>
				<RecordContextProvider value={undefined}>
					<Form defaultValues={begun.current} onSubmit={submit as never} disableInvalidFormNotification noValidate>
						<Content titleId={titleId} failure={failure} onClose={close} hold={hold} {...content} />
					</Form>
				</RecordContextProvider>
			</ResourceContextProvider>
			{isAsking && <DiscardDialog yes={discard} no={() => setAsking(false)} />}
		</Dialog>
	);
}

type ContentProps = Omit<FormDialogProps, 'resource' | 'defaults' | 'isWide'> & {
	titleId: string;
	failure: unknown;
	hold: (held: Held) => void;
};

function Content({ titleId, title, label, tone = 'primary', aside, isDisabled, failure, draft, hold, onClose, children }: ContentProps) {
	const translate = useTranslate();
	const { isSubmitting } = useFormState();
	const missing = missingOf(failure);
	return (
		<>
			<ForgetStrayErrors />
			<FocusFirstError />
			<DialogTitle id={titleId} variant="h2" sx={{ pb: 1 }}>
				{title}
			</DialogTitle>
			<DialogContent>
				<Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 2, pt: 1 }}>
					<PlainKeeper draft={draft} onHold={hold} />
					{failure !== undefined && (missing.length > 0 ? <MissingList missing={missing} /> : <Failure error={failure as Error} />)}
					{children}
				</Box>
			</DialogContent>
			<DialogActions sx={{ px: 3, pb: 2 }}>
				{aside && <Box sx={{ mr: 'auto', display: 'flex', gap: 1 }}>{aside}</Box>}
				<Button color="inherit" onClick={onClose} disabled={isSubmitting}>
					{translate('form.cancel')}
				</Button>
				<Button type="submit" variant="contained" color={tone} loading={isSubmitting} disabled={isDisabled}>
					{label}
				</Button>
			</DialogActions>
		</>
	);
}

/** Some texts name the field themselves. */
const named = (label: string, text: string): string => (text.includes(label) ? text : `${label}: ${text}`);

/** An error about a field that has no input here is shown with the field's name. */
function Failure({ error }: { error: Error }) {
	const translate = useTranslate();
	const resource = useResourceContext();
	const { control } = useFormContext();
	const labelOf = (field: string): string => {
		const own = translate(`resources.${resource}.fields.${field}`, { _: field });
		return translate(`resources.${collectionOf(error) ?? resource}.fields.${field}`, { _: own });
	};
	const strays = Object.entries(fieldErrorsOf(error)).filter(([field]) => !control._names.mount.has(field));
	return (
		<Alert severity="error">
			{strays.length === 0 ? error.message : strays.map(([field, text]) => <div key={field}>{named(labelOf(field), text)}</div>)}
		</Alert>
	);
}
