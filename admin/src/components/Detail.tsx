import { Box, Card, Typography } from '@mui/material';
import { Children, isValidElement, type ReactNode } from 'react';
import { type RaRecord, useRecordContext, useResourceContext, useTranslate, useTranslateLabel } from 'react-admin';
import { useRights } from '../auth/use-rights';
import { isEmptyValue, Value, type ValueKind } from './Value';

/** A card with a heading on the page of a record. */
export const Section = ({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) => {
	const translate = useTranslate();
	return (
		<Card component="section" sx={{ mb: 2 }}>
			<Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, minHeight: 44, borderBottom: 1, borderColor: 'divider' }}>
				<Typography variant="h3" component="h2" sx={{ flex: 1 }}>
					{translate(title, { _: title })}
				</Typography>
				{action}
			</Box>
			{children}
		</Card>
	);
};

/** A card of details. Without any detail that the reader may see there is no card. */
export function DetailSection({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
	const record = useRecordContext();
	const resource = useResourceContext()!;
	const { mayField } = useRights();
	const isShown = (child: ReactNode): boolean => {
		if (!isValidElement<Partial<Props<RaRecord>>>(child) || !child.props.source) return false;
		const { source, isAlways, render } = child.props;
		return mayField('read', resource, source) && (!!isAlways || !!render || !isEmptyValue(record?.[source]));
	};
	if (!record || !Children.toArray(children).some(isShown)) return null;
	return (
		<Section title={title} action={action}>
			<Details>{children}</Details>
		</Section>
	);
}

/** Label and value in as many columns as there is room for. */
const Details = ({ children }: { children: ReactNode }) => (
	<Box
		component="dl"
		sx={{
			m: 0,
			p: 2,
			display: 'grid',
			gap: '14px 24px',
			gridTemplateColumns: { xs: 'repeat(2, 1fr)', sm: 'repeat(auto-fill, minmax(200px, 1fr))' },
		}}
	>
		{children}
	</Box>
);

interface Props<Row> {
	source: string;
	as?: ValueKind;
	reference?: string;
	label?: string;
	isWide?: boolean;
	/** Shown also when there is nothing to show. */
	isAlways?: boolean;
	render?: (record: Row) => ReactNode;
}

export function Detail<Row extends RaRecord = RaRecord>({ source, label, as, reference, isWide, isAlways, render }: Props<Row>) {
	const record = useRecordContext<Row>();
	const resource = useResourceContext()!;
	const labelOf = useTranslateLabel();
	const { mayField } = useRights();
	if (!record || !mayField('read', resource, source)) return null;
	const isEmpty = isEmptyValue(record[source]) && !render;
	if (isEmpty && !isAlways) return null;
	return (
		<Box sx={isWide ? { gridColumn: '1 / -1' } : { minWidth: 0 }}>
			<Typography component="dt" variant="caption" color="text.secondary">
				{labelOf({ label, source, resource })}
			</Typography>
			<Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
				{render ? render(record) : isEmpty ? '–' : <Value {...{ record, resource, source, as, reference }} />}
			</Box>
		</Box>
	);
}
