/** A value of an own field as people read it. */
import { Box, Link } from '@mui/material';
import { type RaRecord, RecordContextProvider, ReferenceField, useTranslate } from 'react-admin';
import { hasPage } from '../app/resources';
import { useRights } from '../auth/use-rights';
import { choiceKey } from '../components/choices';
import { DOT, DOT_AND_TEXT } from '../components/StatusChip';
import { isEmptyValue, Value, type ValueKind } from '../components/Value';
import { useFormats } from '../i18n/format';
import { SIZE } from '../theme/tokens';
import type { Kind } from './kind';
import type { OwnField } from './model';
import { RichText } from './RichText';
import { useMade } from './use-made';

const AS: Partial<Record<Kind, ValueKind>> = {
	multiline: 'multiline',
	integer: 'number',
	boolean: 'boolean',
	day: 'day',
	dateTime: 'dateTime',
	timestamp: 'dateTime',
	tags: 'tags',
};

interface Props {
	record: RaRecord;
	field: OwnField;
	/** In a row that is a link itself, a value is none. */
	isLinked?: boolean;
}

export function MadeValue({ record, field, isLinked = true }: Props) {
	const { decimal } = useFormats();
	const translate = useTranslate();
	const { field: source, kind, collection: resource, scale } = field;
	const value = record[source];
	if (isEmptyValue(value)) return null;
	switch (kind) {
		case 'decimal':
			return decimal(value, scale ?? undefined);
		case 'time':
			return String(value).slice(0, 5);
		case 'choice':
			return <Choice field={field} value={value} />;
		case 'choices':
			return (
				<Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap' }}>
					{[value].flat().map((one) => (
						<Choice key={String(one)} field={field} value={one} isChip />
					))}
				</Box>
			);
		case 'color':
			return <Swatch color={String(value)} />;
		case 'file':
			return isLinked ? <FileLink file={String(value)} isPicture={field.interface === 'file-image'} /> : translate('made.has_file');
		case 'record':
			return <Linked record={record} field={field} isLinked={isLinked} />;
		case 'html':
			return <RichText html={String(value)} />;
		case 'json':
			return (
				<Box component="pre" sx={{ m: 0, fontSize: SIZE.small, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
					{JSON.stringify(value, null, 2)}
				</Box>
			);
		default:
			return <Value {...{ record, resource, source, isLinked }} as={AS[kind] ?? linkOf(value)} />;
	}
}

/** A web address in a plain text field can be followed. */
const linkOf = (value: unknown): ValueKind => (/^https?:\/\/\S+$/i.test(String(value)) ? 'url' : 'text');

function Choice({ field: { collection, field, choices }, value, isChip }: { field: OwnField; value: unknown; isChip?: boolean }) {
	const translate = useTranslate();
	const text = translate(choiceKey(collection, field, String(value)), { _: String(value) });
	const color = choices.find((one) => one.value === value)?.color;
	if (!color && !isChip) return text;
	const isColor = !!color && /^#[0-9a-f]{6}/i.test(color);
	return (
		<Box component="span" sx={{ ...DOT_AND_TEXT, ...(isColor ? {} : { px: 0.75, borderRadius: 1, bgcolor: 'action.hover' }) }}>
			{isColor && <Box component="span" sx={{ ...DOT, bgcolor: color }} />}
			{text}
		</Box>
	);
}

const Swatch = ({ color }: { color: string }) => (
	<Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}>
		<Box component="span" sx={{ width: 16, height: 16, borderRadius: 0.5, border: 1, borderColor: 'divider', bgcolor: color }} />
		{color}
	</Box>
);

export function FileLink({ file, isPicture }: { file: string; isPicture?: boolean }) {
	const translate = useTranslate();
	const address = `/assets/${encodeURIComponent(file)}`;
	return (
		<Link href={address} target="_blank" rel="noopener">
			{isPicture ? (
				<Box
					component="img"
					src={`${address}?key=system-medium-contain`}
					alt={translate('made.open_file')}
					sx={{ display: 'block', maxWidth: 240, maxHeight: 160, borderRadius: 1, border: 1, borderColor: 'divider' }}
				/>
			) : (
				translate('made.open_file')
			)}
		</Link>
	);
}

/** Those of a whole page are asked for at once. An account goes by the name of its employee, who has the same id. */
function Linked({ record, field: { field, related }, isLinked = true }: Props) {
	const model = useMade();
	const { may } = useRights();
	const reference = referenceOf(related);
	const leads = isLinked && may('read', reference) && (hasPage(reference) || model.menu.some(({ name }) => name === reference));
	if (!may('read', reference)) return null;
	return (
		<RecordContextProvider value={record}>
			<ReferenceField source={field} reference={reference} link={leads ? 'show' : false} />
		</RecordContextProvider>
	);
}

export const referenceOf = (related: string | undefined): string => (related === 'directus_users' ? 'employees' : (related ?? ''));
