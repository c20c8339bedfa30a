/** The lines of a draft: typed one below the other like in a table, with the sums as the server will work them out. */

import { formatCents } from '@kontor/directus-extension/contracts';
import Add from '@mui/icons-material/Add';
import { Box, Button, Card, Typography } from '@mui/material';
import { useMemo, useRef } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useRights } from '../auth/use-rights';
import { DocumentTotals } from './DocumentTotals';
import { LineRow } from './LineRow';
import { type EditedLine, liveTotals } from './line';
import { useBilledLines } from './use-billed-lines';
import { taxFields, useTaxes } from './use-taxes';

export interface LineOptions {
	/** Lines that are offered besides: shown with their price, not added. */
	hasOptional?: boolean;
}

/** The columns of a wide screen; a phone shows a line as a card. */
export const COLUMNS = { md: '26px minmax(180px, 1fr) 84px 104px 112px 76px 132px 104px 34px' };

export function LineEditor({ collection, ...options }: { collection: string } & LineOptions) {
	const { mayField } = useRights();
	const record = useRecordContext();
	if (!mayField(record?.id ? 'update' : 'create', collection, 'lines')) return null;
	return <Editor {...options} />;
}

function Editor({ hasOptional = false }: LineOptions) {
	const translate = useTranslate();
	const box = useRef<HTMLDivElement>(null);
	const dragged = useRef<number>(undefined);
	const { getValues } = useFormContext();
	const { fields, append, insert, move, remove } = useFieldArray({ name: 'lines', keyName: 'key' });
	const [lines = [], customerId, price_mode, discount_percent, currency = 'EUR'] = useWatch({
		name: ['lines', 'customer_id', 'price_mode', 'discount_percent', 'currency'],
	});
	const taxes = useTaxes(customerId);
	const billed = useBilledLines();
	const totals = useMemo(() => liveTotals(lines ?? [], { price_mode, discount_percent }), [lines, price_mode, discount_percent]);

	/** Once it is there. */
	const focus = (index: number, field = 'title') =>
		setTimeout(() => box.current?.querySelector<HTMLElement>(`[name="lines.${index}.${field}"]`)?.focus());
	const add = (at = fields.length) => {
		const before = (getValues('lines') as EditedLine[] | undefined)?.[at - 1];
		insert(at, { quantity: '1', unit: before?.unit ?? 'hour', ...taxFields(taxes.usual) }, { shouldFocus: false });
		focus(at);
	};
	const shift = (from: number, to: number, field?: string) => {
		if (to < 0 || to >= fields.length || from === to) return;
		move(from, to);
		focus(to, field);
	};
	const copy = (index: number) => {
		const { id: _, ...line } = getValues(`lines.${index}`);
		if (index === fields.length - 1) append(line, { shouldFocus: false });
		else insert(index + 1, line, { shouldFocus: false });
		focus(index + 1);
	};
	const drop = (index: number) => {
		remove(index);
		if (fields.length > 1) focus(Math.min(index, fields.length - 2));
	};

	return (
		<Card component="section" sx={{ mb: 2 }} ref={box}>
			<Box sx={{ display: 'flex', alignItems: 'center', px: 2, minHeight: 44 }}>
				<Typography variant="h3" component="h2" sx={{ flex: 1 }}>
					{translate('section.lines')}
				</Typography>
				<Typography variant="caption" color="text.secondary" sx={{ display: { xs: 'none', md: 'block' } }}>
					{translate('lines.keys')}
				</Typography>
			</Box>
			{billed.size > 0 && (
				<Typography variant="caption" color="text.secondary" component="p" sx={{ px: 2, pb: 1 }}>
					{translate('lines.billed')}
				</Typography>
			)}
			{fields.length > 0 && <Head isGross={price_mode === 'gross'} />}
			{fields.map(({ key }, index) => (
				<LineRow
					key={key}
					index={index}
					count={fields.length}
					net={formatCents(totals.lineNets[index] ?? 0n)}
					currency={currency}
					taxes={taxes}
					hasOptional={hasOptional}
					isBilled={billed.has(lines?.[index]?.id)}
					onMove={(to, field) => shift(index, to, field)}
					onCopy={() => copy(index)}
					onRemove={() => drop(index)}
					onNext={() => (index === fields.length - 1 ? add() : focus(index + 1))}
					onDragStart={() => {
						dragged.current = index;
					}}
					onDrop={() => {
						if (dragged.current !== undefined) shift(dragged.current, index);
						dragged.current = undefined;
					}}
				/>
			))}
			<Box
				sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', borderTop: fields.length > 0 ? 1 : 0, borderColor: 'divider' }}
			>
				<Button startIcon={<Add />} onClick={() => add()} sx={{ m: 1 }}>
					{translate('lines.add')}
				</Button>
				<Box sx={{ ml: 'auto', width: { xs: '100%', sm: 'auto' } }}>
					<DocumentTotals totals={totals} currency={currency} />
				</Box>
			</Box>
		</Card>
	);
}

function Head({ isGross }: { isGross: boolean }) {
	const translate = useTranslate();
	const right = { textAlign: 'right' } as const;
	const label = (field: string) => translate(`resources.invoice_lines.fields.${field}`);
	return (
		<Box
			aria-hidden="true"
			sx={{
				display: { xs: 'none', md: 'grid' },
				gridTemplateColumns: COLUMNS,
				gap: 1,
				px: 1.5,
				pb: 0.5,
				fontSize: '0.75rem',
				fontWeight: 600,
				color: 'text.secondary',
			}}
		>
			<span />
			<span>{label('title')}</span>
			<Box sx={right}>{label('quantity')}</Box>
			<span>{label('unit')}</span>
			<Box sx={right}>{translate(isGross ? 'lines.price_gross' : 'lines.price_net')}</Box>
			<Box sx={right}>{label('discount_percent')}</Box>
			<span>{label('tax_rate')}</span>
			<Box sx={right}>{label('net_amount')}</Box>
		</Box>
	);
}
