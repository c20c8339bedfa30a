/** The lines of a paper as they will be printed, with the sums below. */
import type { Invoice, InvoiceLine, Quote, QuoteLine } from '@kontor/directus-extension/contracts';
import { Box, Skeleton, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { ReactNode } from 'react';
import { useGetManyReference, useRecordContext, useTranslate } from 'react-admin';
import { Section } from '../components/Detail';
import { MOST_LINES } from '../data-provider/document-lines';
import { useFormats } from '../i18n/format';

interface Props {
	collection: 'invoice_lines' | 'quote_lines';
	target: string;
	/** The sums. */
	children: ReactNode;
}

/** No more than are edited by hand; a longer paper is read as its PDF. */
export function DocumentLines({ collection, target, children }: Props) {
	const document = useRecordContext<Invoice | Quote>()!;
	const translate = useTranslate();
	const { data: lines = [], isPending } = useGetManyReference<InvoiceLine | QuoteLine>(collection, {
		target,
		id: document.id,
		pagination: { page: 1, perPage: MOST_LINES },
		sort: { field: 'position', order: 'ASC' },
		filter: {},
	});
	return (
		<Section
			title="section.lines"
			count={lines.length}
			empty={!isPending && lines.length === 0 ? translate('resources.invoices.no_lines') : undefined}
		>
			{isPending ? <Skeleton variant="rectangular" height={160} sx={{ m: 2 }} /> : <LineTable lines={lines} currency={document.currency} />}
			{children}
		</Section>
	);
}

const NUMBERS = ['quantity', 'unit_price', 'tax_rate', 'net_amount'];
/** On a phone these stand below the title. */
const FOLDED = ['quantity', 'unit_price', 'discount_percent', 'tax_rate'];
const wide = { display: { xs: 'none', sm: 'table-cell' }, whiteSpace: 'nowrap' };

/** A line of a paper, or of a series, which keeps its lines in one value. */
type ShownLine = Pick<InvoiceLine, 'title' | 'quantity' | 'unit_price' | 'net_amount'> &
	Partial<Pick<QuoteLine, 'description' | 'unit' | 'discount_percent' | 'tax_rate' | 'is_optional'>> & {
		id: string | number;
		position: number | null;
	};

export function LineTable({ lines, currency }: { lines: ShownLine[]; currency: string }) {
	const translate = useTranslate();
	const { number, money, percent } = useFormats();
	const quantityOf = ({ quantity, unit = 'hour' }: ShownLine) =>
		`${number(quantity)} ${translate(`resources.invoice_lines.units.${unit}`, { smart_count: Number(quantity), _: unit })}`;
	const columns = [
		'position',
		'title',
		'quantity',
		'unit_price',
		...(lines.some(hasDiscount) ? ['discount_percent'] : []),
		'tax_rate',
		'net_amount',
	];
	return (
		<Box sx={{ overflowX: 'auto' }}>
			<Table size="small">
				<TableHead>
					<TableRow>
						{columns.map((column) => (
							<TableCell
								key={column}
								align={NUMBERS.includes(column) ? 'right' : undefined}
								sx={FOLDED.includes(column) ? wide : undefined}
							>
								{translate(`resources.invoice_lines.fields.${column}`)}
							</TableCell>
						))}
					</TableRow>
				</TableHead>
				<TableBody>
					{lines.map((line) => (
						<TableRow key={line.id} sx={{ '& td': { verticalAlign: 'top' } }}>
							<TableCell sx={{ width: 48, color: 'text.secondary' }}>{line.position}</TableCell>
							<TableCell sx={{ minWidth: { sm: 180 } }}>
								<Box>
									{line.title}
									{line.is_optional && (
										<Box component="span" sx={{ ml: 1, color: 'text.secondary' }}>
											({translate('quote.optional')})
										</Box>
									)}
								</Box>
								{line.description && <Box sx={{ color: 'text.secondary', whiteSpace: 'pre-line' }}>{line.description}</Box>}
								<Box sx={{ display: { sm: 'none' }, color: 'text.secondary' }}>
									{quantityOf(line)} × {money(line.unit_price, currency)}
									{hasDiscount(line) && ` − ${percent(line.discount_percent)}`}
								</Box>
							</TableCell>
							<TableCell align="right" sx={wide}>
								{quantityOf(line)}
							</TableCell>
							<TableCell align="right" sx={wide}>
								{money(line.unit_price, currency)}
							</TableCell>
							{columns.includes('discount_percent') && (
								<TableCell sx={wide}>{hasDiscount(line) && percent(line.discount_percent)}</TableCell>
							)}
							<TableCell align="right" sx={wide}>
								{percent(line.tax_rate)}
							</TableCell>
							<TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
								{money(line.net_amount, currency)}
							</TableCell>
						</TableRow>
					))}
				</TableBody>
			</Table>
		</Box>
	);
}

const hasDiscount = ({ discount_percent }: ShownLine): boolean => !!discount_percent && !/^0(\.0*)?$/.test(discount_percent);
