/** A value of a record as people read it, in a table as on a page. */
import { Box, Link } from '@mui/material';
import type { ReactNode } from 'react';
import { type RaRecord, useGetRecordRepresentation, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { hasPage, toneOf } from '../app/resources';
import { useRights } from '../auth/use-rights';
import { type Formats, formatDuration, useFormats } from '../i18n/format';
import { SIZE } from '../theme/tokens';
import { choiceKey } from './choices';
import { Face } from './Face';
import { StatusChip } from './StatusChip';

export type ValueKind =
	| 'text'
	| 'multiline'
	| 'choice'
	| 'status'
	| 'money'
	| 'number'
	| 'percent'
	| 'duration'
	| 'day'
	| 'date'
	| 'dateTime'
	| 'weekday'
	| 'boolean'
	| 'tags'
	| 'email'
	| 'phone'
	| 'url'
	| 'related';

export interface ValueProps {
	record: RaRecord;
	resource: string;
	source: string;
	as?: ValueKind;
	/** For `related`: where the key points to. */
	reference?: string;
	/** In a row that is a link itself, a value is none. */
	isLinked?: boolean;
}

const FORMATTED = ['number', 'percent', 'day', 'date', 'dateTime', 'weekday'] as const satisfies (keyof Formats & ValueKind)[];

export const isRightAligned = (kind?: ValueKind): boolean => ['money', 'number', 'percent', 'duration'].includes(kind ?? '');

export const isEmptyValue = (value: unknown): boolean =>
	value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

export function Value({ record, resource, source, as = 'text', reference, isLinked = true }: ValueProps): ReactNode {
	const formats = useFormats();
	const translate = useTranslate();
	const value = record[source];
	if (isEmptyValue(value)) return null;
	if ((FORMATTED as readonly string[]).includes(as)) return formats[as as (typeof FORMATTED)[number]](value);
	switch (as) {
		case 'money':
			return formats.money(value, record.currency ?? 'EUR');
		case 'duration':
			return formatDuration(value);
		case 'choice':
			return translate(choiceKey(resource, source, value), { _: value });
		case 'status':
			return (
				<StatusChip value={value} tone={toneOf(resource, value)} label={translate(choiceKey(resource, source, value), { _: value })} />
			);
		case 'boolean':
			return translate(value ? 'app.yes' : 'app.no');
		case 'tags':
			return <Tags values={value} />;
		case 'multiline':
			return <Box sx={{ whiteSpace: 'pre-line' }}>{value}</Box>;
		case 'email':
			return isLinked ? <Link href={`mailto:${value}`}>{value}</Link> : value;
		case 'phone':
			return isLinked ? <Link href={`tel:${String(value).replace(/[^+\d]/g, '')}`}>{value}</Link> : value;
		case 'url':
			return isLinked ? <Website address={value} /> : value;
		case 'related':
			return <Related record={record} source={source} reference={reference!} isLinked={isLinked} />;
		default:
			return String(value);
	}
}

/** Only web addresses become links: what was typed may be anything. */
function Website({ address }: { address: string }) {
	const href = /^https?:\/\//i.test(address) ? address : `https://${address}`;
	return (
		<Link href={href} target="_blank" rel="noopener noreferrer">
			{address.replace(/^https?:\/\//i, '').replace(/\/$/, '')}
		</Link>
	);
}

const Tags = ({ values }: { values: string[] }) => (
	<Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap' }}>
		{values.map((tag) => (
			<Box key={tag} component="span" sx={{ px: 0.75, borderRadius: 1, bgcolor: 'action.hover', fontSize: SIZE.tiny, lineHeight: 1.7 }}>
				{tag}
			</Box>
		))}
	</Box>
);

/** The server puts the related row beside its key (`customer` beside `customer_id`) when the page asks for it. */
function Related({ record, source, reference, isLinked }: { record: RaRecord; source: string; reference: string; isLinked: boolean }) {
	const represent = useGetRecordRepresentation(reference);
	const translate = useTranslate();
	const { may } = useRights();
	const related = record[source.replace(/_id$/, '')];
	if (!related)
		return (
			<Box component="span" sx={{ color: 'text.disabled' }}>
				{related === null ? translate('app.deleted_record') : ''}
			</Box>
		);
	const isShown = hasPage(reference) && may('read', reference);
	if (reference === 'employees') return <Person name={String(represent(related))} />;
	if (!isLinked || !isShown) return represent(related);
	return (
		<Link component={RouterLink} to={`/${reference}/${related.id}/show`}>
			{represent(related)}
		</Link>
	);
}

/** A colleague: found by the face before the name is read. */
const Person = ({ name }: { name: string }) => (
	<Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, maxWidth: '100%', verticalAlign: 'bottom' }}>
		<Face name={name} size={20} />
		<Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
			{name}
		</Box>
	</Box>
);
