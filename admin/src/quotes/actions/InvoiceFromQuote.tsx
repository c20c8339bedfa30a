import { formatCents, parseCents, percentOf, type Quote } from '@kontor/directus-extension/contracts';
import { Typography } from '@mui/material';
import { RadioButtonGroupInput, useNotify, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useNavigate } from 'react-router-dom';
import { ActionDialog } from '../../components/ActionDialog';
import { DecimalInput } from '../../components/inputs';
import { useFormats } from '../../i18n/format';

interface Props {
	quote: Quote;
	/** Down payments were made: the whole can not be billed beside them. */
	isAnother?: boolean;
	onClose: () => void;
}

export default function InvoiceFromQuote({ quote, isAnother = false, onClose }: Props) {
	const translate = useTranslate();
	const notify = useNotify();
	const navigate = useNavigate();
	return (
		<ActionDialog
			verb="createInvoiceFromQuote"
			title={translate(isAnother ? 'quote.create_another' : 'quote.create_invoice_title')}
			label={translate('bill.create')}
			resource="invoices"
			defaults={{ extent: isAnother ? 'part' : 'whole', percent: '30' }}
			input={({ extent, percent }) => ({ id: quote.id, ...(extent === 'part' ? { percent } : {}) })}
			onDone={({ id }) => {
				notify('quote.invoice_created', { type: 'success' });
				navigate(`/invoices/${id}/show`);
			}}
			onClose={onClose}
		>
			{!isAnother && (
				<RadioButtonGroupInput
					source="extent"
					label={false}
					row={false}
					helperText={false}
					choices={[
						{ id: 'whole', name: 'quote.whole' },
						{ id: 'part', name: 'quote.part' },
					]}
				/>
			)}
			<Part quote={quote} />
		</ActionDialog>
	);
}

function Part({ quote }: { quote: Quote }) {
	const { money } = useFormats();
	const [extent, percent] = useWatch({ name: ['extent', 'percent'] });
	if (extent !== 'part') return null;
	const isNumber = /^\d+(\.\d{1,2})?$/.test(percent ?? '');
	return (
		<>
			<DecimalInput source="percent" label="quote.part" digits={2} unit="%" isRequired />
			{isNumber && (
				<Typography color="text.secondary">≈ {money(formatCents(percentOf(parseCents(quote.total), percent)), quote.currency)}</Typography>
			)}
		</>
	);
}
