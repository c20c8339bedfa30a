import { BooleanInput, required, TextInput, useCreate, useNotify, useTranslate } from 'react-admin';
import { FormDialog } from '../FormDialog';
import type { View } from './views';

/** The list as it is now, under a name. */
export default function SaveView({ list, view, onClose }: { list: string; view: View; onClose: () => void }) {
	const translate = useTranslate();
	const notify = useNotify();
	const [create] = useCreate();

	async function save({ title, is_shared }: { title: string; is_shared: boolean }) {
		const data = { list, title, is_private: !is_shared, view_json: view };
		await create('saved_views', { data }, { returnPromise: true });
		notify('list.view_saved', { type: 'success' });
	}

	return (
		<FormDialog
			title={translate('list.save_view_title')}
			label={translate('ra.action.save')}
			resource="saved_views"
			defaults={{ title: '', is_shared: false }}
			onSubmit={save}
			onClose={onClose}
		>
			<TextInput source="title" label="list.view_title" validate={required()} autoFocus helperText={false} />
			<BooleanInput source="is_shared" label="list.share_view" helperText="list.share_view_hint" />
		</FormDialog>
	);
}
