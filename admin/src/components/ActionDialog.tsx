/** A question before a verb: what it takes as a form, and what it says when it is done. */
import { useNotify } from 'react-admin';
import { useReload } from '../data-provider/use-reload';
import { type Answered, type Doable, type Given, useVerb } from '../data-provider/use-verb';
import { FormDialog, type FormDialogProps } from './FormDialog';

export interface ActionDialogProps<What extends Doable> extends FormDialogProps {
	verb: What;
	/** From what was entered to what the verb takes. */
	input: (values: any) => Given<What>;
	said?: string;
	onDone?: (answer: Answered<What>) => void;
	/** True: the inputs show the error. */
	onRefused?: (error: unknown) => boolean;
}

export function ActionDialog<What extends Doable>({ verb: what, input, said, onDone, onRefused, ...form }: ActionDialogProps<What>) {
	const verb = useVerb(what);
	const notify = useNotify();
	const reload = useReload();

	async function submit(values: unknown) {
		const answer = await verb(input(values));
		if (said) notify(said, { type: 'success' });
		reload();
		onDone?.(answer);
	}

	return <FormDialog {...form} onSubmit={submit} isSaidElsewhere={onRefused} />;
}
