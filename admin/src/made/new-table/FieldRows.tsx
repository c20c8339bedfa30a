import Add from '@mui/icons-material/Add';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton } from '@mui/material';
import { BooleanInput, required, SelectInput, TextInput, useGetResourceLabel, useTranslate } from 'react-admin';
import { useFieldArray, useWatch } from 'react-hook-form';
import { RESOURCES } from '../../app/resources';
import { useMade } from '../use-made';
import { KINDS } from './request';

const MOST = 60;

export function FieldRows() {
	const translate = useTranslate();
	const { fields, append, remove } = useFieldArray({ name: 'fields' });
	return (
		<>
			{fields.map(({ id }, index) => (
				<FieldRow key={id} index={index} {...(fields.length > 1 ? { onRemove: () => remove(index) } : {})} />
			))}
			{fields.length < MOST && (
				<Button startIcon={<Add />} onClick={() => append({ de: '', kind: 'text', is_required: false })}>
					{translate('made.add_field')}
				</Button>
			)}
		</>
	);
}

function FieldRow({ index, onRemove }: { index: number; onRemove?: () => void }) {
	const translate = useTranslate();
	const at = (name: string) => `fields.${index}.${name}`;
	const kind = useWatch({ name: at('kind') });
	return (
		<Box
			role="group"
			aria-label={translate('made.field_number', { number: index + 1 })}
			sx={{
				display: 'grid',
				gap: 1.5,
				alignItems: 'start',
				gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr 1fr auto auto' },
				pb: 2,
				mb: 2,
				borderBottom: 1,
				borderColor: 'divider',
			}}
		>
			<TextInput source={at('de')} label="made.field_de" validate={required()} helperText={false} />
			<TextInput source={at('en')} label="made.field_en" helperText={false} />
			<SelectInput
				source={at('kind')}
				label="made.kind"
				choices={KINDS.map((id) => ({ id, name: `made.kinds.${id}` }))}
				validate={required()}
				helperText={false}
			/>
			<BooleanInput source={at('is_required')} label="made.is_required" helperText={false} />
			{onRemove ? (
				<IconButton onClick={onRemove} aria-label={translate('made.remove_field')}>
					<DeleteOutlined fontSize="small" />
				</IconButton>
			) : (
				<span />
			)}
			{kind === 'choice' && (
				<Box sx={{ gridColumn: '1 / -1' }}>
					<TextInput
						source={at('choices')}
						label="made.choices"
						multiline
						minRows={3}
						validate={required()}
						helperText="made.choices_hint"
					/>
				</Box>
			)}
			{kind === 'relation' && <Target source={at('to')} />}
		</Box>
	);
}

/** Everything that has a page here. */
function Target({ source }: { source: string }) {
	const label = useGetResourceLabel();
	const { menu } = useMade();
	const names = [...RESOURCES.filter(({ show }) => show).map(({ name }) => name as string), 'employees', ...menu.map(({ name }) => name)];
	return (
		<SelectInput
			source={source}
			label="made.to"
			choices={names.map((id) => ({ id, name: label(id, 2) }))}
			translateChoice={false}
			validate={required()}
			helperText={false}
		/>
	);
}
