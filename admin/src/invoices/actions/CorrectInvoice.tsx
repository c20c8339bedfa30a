import type { InvoiceLine } from '@kontor/directus-extension/contracts';
import { Box, Typography } from '@mui/material';
import { TextInput, useGetManyReference, useNotify, useTranslate } from 'react-admin';
import { ActionDialog } from '../../components/ActionDialog';
import { DecimalInput } from '../../components/inputs';
import { MOST_LINES } from '../../data-provider/document-lines';
import { useFormats } from '../../i18n/format';
import { SIZE, WEIGHT } from '../../theme/tokens';
import type { InvoiceDialogProps } from '../InvoiceActions';

const isGiven = (quantity: unknown) => !!quantity && !/^0(\.0*)?$/.test(String(quantity));

const takenOf = (quantities: Record<string, string> = {}) =>
	Object.entries(quantities)
		.filter(([, quantity]) => isGiven(quantity))
		.map(([key, quantity]) => ({ line_id: key.slice(1), quantity }));

/** Takes back parts of lines; to take back all of them, cancel the invoice. */
export default function CorrectInvoice({ invoice, onClose }: InvoiceDialogProps) {
	const translate = useTranslate();
	const notify = useNotify();
	const { number, money } = useFormats();
	const { data: lines = [] } = useGetManyReference<InvoiceLine>('invoice_lines', {
		target: 'invoice_id',
		id: invoice.id,
		pagination: { page: 1, perPage: MOST_LINES },
		sort: { field: 'position', order: 'ASC' },
		filter: {},
	});
	return (
		<ActionDialog
			verb="correctInvoice"
			title={translate('actions.correct_title', { number: invoice.number })}
			label={translate('actions.correct')}
			resource="invoices"
			isWide
			input={({ quantities, reason }) => {
				const taken = takenOf(quantities);
				if (taken.length === 0) throw new Error(translate('actions.correct_nothing'));
				return { id: invoice.id, lines: taken, ...(reason ? { reason } : {}) };
			}}
			onDone={() => notify('actions.corrected', { type: 'success' })}
			onClose={onClose}
		>
			<Typography color="text.secondary">{translate('actions.correct_text')}</Typography>
			<Box>
				{lines.map((line) => (
					<Box
						key={line.id}
						sx={{
							display: 'grid',
							gridTemplateColumns: 'minmax(0, 1fr) 150px',
							gap: 1.5,
							alignItems: 'center',
							py: 0.75,
							borderTop: 1,
							borderColor: 'divider',
						}}
					>
						<Box sx={{ minWidth: 0 }}>
							<Box sx={{ fontWeight: WEIGHT.strong }}>{line.title}</Box>
							<Box sx={{ color: 'text.secondary', fontSize: SIZE.small }}>
								{translate('actions.correct_of', {
									quantity: `${number(line.quantity)} ${translate(`resources.invoice_lines.units.${line.unit}`, { smart_count: Number(line.quantity), _: line.unit })}`,
								})}
								{' · '}
								{money(line.unit_price, invoice.currency)}
							</Box>
						</Box>
						{/* A path of digits would be one of a list. */}
						<DecimalInput source={`quantities.l${line.id}`} label={translate('actions.correct_quantity')} digits={4} />
					</Box>
				))}
			</Box>
			<TextInput source="reason" label="actions.reason" multiline />
		</ActionDialog>
	);
}
