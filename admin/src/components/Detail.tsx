/** What a page tells of its record: sections with a heading, and in them labels with values. Nothing is shown of what is empty. */
import { Box, Card, Typography } from '@mui/material';
import { Children, createContext, isValidElement, type ReactNode, useContext, useEffect } from 'react';
import { type RaRecord, useRecordContext, useResourceContext, useTranslate, useTranslateLabel } from 'react-admin';
import { useRights } from '../auth/use-rights';
import { SIZE, WEIGHT } from '../theme/tokens';
import { isEmptyValue, Value, type ValueKind } from './Value';

/** True in the panel beside the content of a record, which has no cards and one column. */
export const PanelContext = createContext(false);
/** In a tab, which has the heading of what is in it, and says how many there are. */
export const TabContext = createContext<((count: number) => void) | undefined>(undefined);

interface SectionProps {
	title: string;
	count?: number;
	action?: ReactNode;
	/** Instead of content: there is none yet. The action is then the first step. */
	empty?: string;
	children?: ReactNode;
}

/** A part of the page of a record. One that is empty takes a line. */
export function Section({ title, count = 0, action, empty, children }: SectionProps) {
	const translate = useTranslate();
	const isInPanel = useContext(PanelContext);
	const tell = useContext(TabContext);
	useEffect(() => tell?.(count), [tell, count]);
	const heading = translate(title, { _: title });
	const isTab = tell !== undefined;
	const head = (
		<Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: isInPanel ? 0 : 2, minHeight: isInPanel ? 32 : 44 }}>
			<Typography
				variant="h3"
				component="h2"
				sx={isTab ? HIDDEN : empty ? { color: 'text.secondary', fontWeight: WEIGHT.normal } : undefined}
			>
				{heading}
				{count > 0 && ' '}
				{count > 0 && (
					<Box component="span" sx={{ ml: 0.5, color: 'text.secondary', fontWeight: WEIGHT.normal }}>
						{count}
					</Box>
				)}
			</Typography>
			{empty && (
				<Typography
					color="text.secondary"
					sx={{ fontSize: SIZE.small, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
				>
					{empty}
				</Typography>
			)}
			<Box sx={{ ml: 'auto', display: 'flex', alignItems: 'center', gap: 1, flexShrink: 0 }}>{action}</Box>
		</Box>
	);
	if (isInPanel)
		return (
			<Box component="section" sx={{ mb: 2 }}>
				{head}
				{children}
			</Box>
		);
	// A line is enough to say that there is nothing; what is in a tab keeps its frame.
	if (empty && !isTab)
		return (
			<Box component="section" sx={{ borderBottom: 1, borderColor: 'divider', '& + .MuiCard-root': { mt: 2 } }}>
				{head}
			</Box>
		);
	return (
		<Card component="section" sx={{ mb: 2 }}>
			{(!isTab || action || empty) && head}
			{!empty && <Box sx={!isTab || action ? { borderTop: 1, borderColor: 'divider' } : undefined}>{children}</Box>}
		</Card>
	);
}

/** For those who have the page read to them. */
const HIDDEN = {
	position: 'absolute',
	width: '1px',
	height: '1px',
	overflow: 'hidden',
	clipPath: 'inset(50%)',
	whiteSpace: 'nowrap',
} as const;

/** A group of details. Without any detail that is filled and that the reader may see there is none. */
interface DetailSectionProps {
	title: string;
	action?: ReactNode;
	/** What the record is about, so that it stands in the middle of its page and not beside it. */
	isMain?: boolean;
	children: ReactNode;
}

export function DetailSection({ title, action, children }: DetailSectionProps) {
	const record = useRecordContext();
	const resource = useResourceContext()!;
	const { mayField } = useRights();
	const isInPanel = useContext(PanelContext);
	const isShown = (child: ReactNode): boolean => {
		if (!isValidElement<Partial<Props<RaRecord>>>(child) || !child.props.source) return false;
		const { source, render } = child.props;
		return mayField('read', resource, source) && (!!render || !isEmptyValue(record?.[source]));
	};
	if (!record || !Children.toArray(children).some(isShown)) return null;
	return (
		<Section title={title} action={action}>
			<Box component="dl" sx={isInPanel ? IN_PANEL : IN_CARD}>
				{children}
			</Box>
		</Section>
	);
}

const IN_PANEL = { m: 0, display: 'grid', gap: '6px' } as const;
/** In as many columns as there is room for. */
const IN_CARD = {
	m: 0,
	p: 2,
	display: 'grid',
	gap: '14px 24px',
	gridTemplateColumns: { xs: 'repeat(2, 1fr)', sm: 'repeat(auto-fill, minmax(200px, 1fr))' },
} as const;

interface Props<Row> {
	source: string;
	as?: ValueKind;
	reference?: string;
	label?: string;
	isWide?: boolean;
	/** Nothing or null where there is nothing to tell. */
	render?: (record: Row) => ReactNode;
}

export function Detail<Row extends RaRecord = RaRecord>({ source, label, as, reference, isWide, render }: Props<Row>) {
	const record = useRecordContext<Row>();
	const resource = useResourceContext()!;
	const labelOf = useTranslateLabel();
	const { mayField } = useRights();
	const isInPanel = useContext(PanelContext);
	if (!record || !mayField('read', resource, source)) return null;
	if (isEmptyValue(record[source]) && !render) return null;
	const value = render ? render(record) : <Value {...{ record, resource, source, as, reference }} />;
	if (isEmptyValue(value) || value === false) return null;
	const isRow = isInPanel && !isWide;
	return (
		<Box
			sx={
				isRow
					? { display: 'grid', gridTemplateColumns: '112px minmax(0, 1fr)', gap: 1.5, alignItems: 'baseline' }
					: isWide
						? { gridColumn: '1 / -1', minWidth: 0 }
						: { minWidth: 0 }
			}
		>
			<Typography component="dt" variant="caption" color="text.secondary" sx={{ overflowWrap: 'anywhere', hyphens: 'auto' }}>
				{labelOf({ label, source, resource })}
			</Typography>
			<Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
				{value}
			</Box>
		</Box>
	);
}
