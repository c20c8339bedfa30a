/** A question before a verb: what it takes as a form, and what it says when it is done. */
import { useNotify } from 'react-admin';
import { useReload } from '../data-provider/use-reload';
import { useVerb } from '../data-provider/use-verb';
import type { VerbAnswer, VerbInput, VerbName } from '../data-provider/verbs';
import { FormDialog, type FormDialogProps } from './FormDialog';

export interface ActionDialogProps<Name extends VerbName> extends FormDialogProps {
	verb: Name;
	/** From what was entered to what the verb takes. */
	input: (values: any) => VerbInput<Name>;
	said?: string;
	onDone?: (answer: VerbAnswer<Name>) => void;
	/** True: what is refused is said by the inputs. */
	onRefused?: (error: unknown) => boolean;
}

export function ActionDialog<Name extends VerbName>({ verb: name, input, said, onDone, onRefused, ...form }: ActionDialogProps<Name>) {
	const verb = useVerb(name);
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
