/** A table of the firm's own in one step: its name, its fields, who may what. For administrators; it is in the menu at once. */
import { Alert, Box, Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { BooleanInput, Form, required, SaveButton, SelectInput, TextInput, Title, useRecordContext, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useSession } from '../../auth/session-context';
import { useRights } from '../../auth/use-rights';
import { FormCard } from '../../components/form';
import { fieldErrorsOf } from '../../data-provider/errors';
import { useVerb } from '../../data-provider/use-verb';
import type { Verb } from '../../data-provider/verbs';
import { AccessDenied } from '../../layout/messages';
import { type Held, PlainKeeper } from '../../unsaved/PlainKeeper';
import TableIcon, { ICON_NAMES } from '../TableIcon';
import { MADE_KEY } from '../use-made';
import { FieldRows } from './FieldRows';
import { RightsRows } from './RightsRows';
import { type NewTable as Request, requestOf, type TableForm } from './request';

const MAKE: Verb<Request, { collection: string }> = { address: '/tables' };
const START = { fields: [{ de: '', kind: 'text', is_required: true }], is_shared: false, icon: 'table_rows' };

export default function NewTable() {
	const translate = useTranslate();
	const make = useVerb(MAKE);
	const { may, isPending } = useRights();
	const session = useSession();
	const client = useQueryClient();
	const navigate = useNavigate();
	const [failure, setFailure] = useState<string>();
	const held = useRef<Held>(undefined);
	const hold = useCallback((one: Held) => {
		held.current = one;
	}, []);
	if (isPending) return null;
	if (!may('create', 'directus_collections')) return <AccessDenied />;

	async function save(form: object) {
		setFailure(undefined);
		try {
			const { collection } = await make(requestOf(form as TableForm));
			held.current?.settle();
			session.forgetRights();
			await client.invalidateQueries({ queryKey: ['auth'] });
			await client.invalidateQueries({ queryKey: MADE_KEY });
			navigate(`/${collection}`);
		} catch (error) {
			const said = Object.values(fieldErrorsOf(error));
			setFailure(said.length > 0 ? said.join(' ') : (error as Error).message);
		}
	}

	return (
		<Box sx={{ maxWidth: 980 }}>
			<Title title={translate('made.new_table')} />
			<Form defaultValues={START} onSubmit={save} noValidate>
				<PlainKeeper draft="new-table" onHold={hold} />
				<FormCard title="made.table_name">
					<TextInput source="singular_de" label="made.singular_de" helperText="made.singular_hint" validate={required()} />
					<TextInput source="plural_de" label="made.plural_de" helperText="made.plural_hint" validate={required()} />
					<TextInput source="singular_en" label="made.singular_en" />
					<TextInput source="plural_en" label="made.plural_en" helperText="made.english_hint" />
					<SelectInput
						source="icon"
						label="made.icon"
						choices={ICON_NAMES.map((id) => ({ id }))}
						optionText={<IconOption />}
						translateChoice={false}
					/>
					<BooleanInput source="is_shared" label="made.is_shared" helperText="made.is_shared_hint" />
				</FormCard>
				<FormCard title="made.table_fields" isPlain>
					<FieldRows />
				</FormCard>
				<FormCard title="made.table_rights">
					<RightsRows />
				</FormCard>
				{failure && (
					<Alert severity="error" sx={{ mb: 2 }}>
						{failure}
					</Alert>
				)}
				<Box sx={{ display: 'flex', gap: 1 }}>
					<SaveButton label="made.make_table" icon={<span hidden />} alwaysEnable sx={{ '& .MuiButton-startIcon': { display: 'none' } }} />
					<Button color="inherit" onClick={() => navigate(-1)}>
						{translate('form.cancel')}
					</Button>
				</Box>
			</Form>
		</Box>
	);
}

function IconOption() {
	const name = String(useRecordContext()?.id);
	return (
		<Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}>
			<TableIcon name={name} /> {name.replaceAll('_', ' ')}
		</Box>
	);
}
