/** From tracked time to a draft: customer, projects, period and grouping; the draft is previewed before it is made. */

import { GROUPINGS } from '@kontor/directus-extension/contracts';
import { Alert, Box, Button, Skeleton, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import {
	AutocompleteArrayInput,
	BooleanInput,
	ReferenceArrayInput,
	required,
	SelectInput,
	useDataProvider,
	useNotify,
	useTranslate,
} from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { useNavigate } from 'react-router-dom';
import { ActionDialog } from '../components/ActionDialog';
import { DayInput, ReferencePicker } from '../components/inputs';
import { spanOf } from '../components/period';
import type { KontorDataProvider } from '../data-provider';
import { codeOf } from '../data-provider/errors';
import type { VerbInput } from '../data-provider/verbs';
import { isoDay, useFormats } from '../i18n/format';
import { WEIGHT } from '../theme/tokens';
import type { BillTimeStart } from './BillTimeButton';

type OnTime = VerbInput<'billTime'>;

interface Wanted {
	customer_id?: string | null;
	projects?: string[] | null;
	from?: string | null;
	until?: string | null;
	group_by: OnTime['group_by'];
	include_expenses?: boolean;
}

/** Undefined as long as something is missing. */
function inputOf({ customer_id, projects, from, until, group_by, include_expenses }: Wanted): OnTime | undefined {
	const hasProjects = !!projects && projects.length > 0;
	if (!until || (!customer_id && !hasProjects)) return undefined;
	return {
		...(customer_id ? { customer_id } : {}),
		...(hasProjects ? { projects } : {}),
		...(from ? { from } : {}),
		until,
		group_by,
		include_expenses: !!include_expenses,
	};
}

/** Usually the month that is over; in its last days, the month that runs. */
function usualEnd(today: Date): string {
	return today.getDate() > 24 ? isoDay(today) : spanOf('last_month', today).to;
}

export default function BillTime({ start, onClose }: { start: BillTimeStart; onClose: () => void }) {
	const translate = useTranslate();
	const notify = useNotify();
	const navigate = useNavigate();
	return (
		<ActionDialog
			verb="billTime"
			title={translate('bill.title')}
			label={translate('bill.create')}
			resource="invoices"
			isWide
			defaults={{
				customer_id: start.customer_id,
				projects: start.project_id ? [start.project_id] : [],
				until: usualEnd(new Date()),
				group_by: 'service',
				include_expenses: true,
			}}
			input={(values: Wanted) => inputOf(values)!}
			onDone={({ id }) => {
				notify('bill.created', { type: 'success' });
				navigate(`/invoices/${id}/show`);
			}}
			onClose={onClose}
		>
			<Inputs />
			<Preview />
		</ActionDialog>
	);
}

function Inputs() {
	const translate = useTranslate();
	const customerId = useWatch({ name: 'customer_id' });
	return (
		<Box
			sx={{
				display: 'grid',
				gap: 2,
				gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', sm: 'repeat(4, minmax(0, 1fr))' },
				alignItems: 'start',
			}}
		>
			<Box sx={{ gridColumn: 'span 2' }}>
				<ReferencePicker source="customer_id" reference="customers" sort={{ field: 'name', order: 'ASC' }} isRequired helperText={false} />
			</Box>
			<Box sx={{ gridColumn: 'span 2' }}>
				<ReferenceArrayInput
					source="projects"
					reference="projects"
					sort={{ field: 'title', order: 'ASC' }}
					filter={customerId ? { customer_id: customerId } : undefined}
				>
					<AutocompleteArrayInput
						label="bill.projects"
						helperText="bill.projects_hint"
						filterToQuery={(text: string) => (text ? { q: text } : {})}
					/>
				</ReferenceArrayInput>
			</Box>
			<DayInput source="from" label="bill.from" helperText="bill.from_hint" />
			<DayInput source="until" label="bill.until" isRequired helperText={false} />
			<SelectInput
				source="group_by"
				label="bill.group_by"
				choices={GROUPINGS.map((id) => ({ id, name: `bill.group.${id}` }))}
				validate={required()}
				helperText={false}
			/>
			<BooleanInput source="include_expenses" label={translate('bill.include_expenses')} helperText={false} />
		</Box>
	);
}

/** The draft that would be made, without writing it. */
function Preview() {
	const translate = useTranslate();
	const { money, number, percent } = useFormats();
	const provider = useDataProvider<KontorDataProvider>();
	const wanted = useWatch() as Wanted;
	const input = inputOf(wanted);
	const { data, error, isFetching } = useQuery({
		queryKey: ['invoices', 'preview', input],
		queryFn: () => provider.previewBilling(input!),
		enabled: input !== undefined,
		placeholderData: (before) => before,
	});
	if (!input) return <Typography color="text.secondary">{translate('bill.choose')}</Typography>;
	if (error)
		return codeOf(error) === 'NOTHING_TO_BILL' ? <Nothing text={error.message} /> : <Alert severity="error">{error.message}</Alert>;
	if (!data) return <Skeleton variant="rounded" height={160} />;
	const unit = (line: { quantity: string; unit: string }) =>
		`${number(line.quantity)} ${translate(`resources.invoice_lines.units.${line.unit}`, { smart_count: Number(line.quantity), _: line.unit })}`;
	return (
		<Box
			sx={{ border: 1, borderColor: 'divider', borderRadius: 1, opacity: isFetching ? 0.6 : 1, overflowX: 'auto' }}
			aria-busy={isFetching}
		>
			<Table size="small" aria-label={translate('bill.preview')}>
				<TableHead>
					<TableRow>
						<TableCell>{translate('resources.invoice_lines.fields.title')}</TableCell>
						<TableCell align="right">{translate('resources.invoice_lines.fields.quantity')}</TableCell>
						<TableCell align="right" sx={{ display: { xs: 'none', sm: 'table-cell' } }}>
							{translate('resources.invoice_lines.fields.unit_price')}
						</TableCell>
						<TableCell align="right" sx={{ display: { xs: 'none', sm: 'table-cell' } }}>
							{translate('resources.invoice_lines.fields.tax_rate')}
						</TableCell>
						<TableCell align="right">{translate('resources.invoice_lines.fields.net_amount')}</TableCell>
					</TableRow>
				</TableHead>
				<TableBody>
					{data.lines.map((line) => (
						<TableRow key={line.position} sx={{ '& td': { verticalAlign: 'top' } }}>
							<TableCell>
								<Box sx={{ fontWeight: WEIGHT.strong }}>{line.title}</Box>
								{line.description && (
									<Box sx={{ color: 'text.secondary', whiteSpace: 'pre-line', maxHeight: 80, overflow: 'hidden' }}>{line.description}</Box>
								)}
							</TableCell>
							<TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
								{unit(line)}
							</TableCell>
							<TableCell align="right" sx={{ display: { xs: 'none', sm: 'table-cell' } }}>
								{money(line.unit_price, data.currency)}
							</TableCell>
							<TableCell align="right" sx={{ display: { xs: 'none', sm: 'table-cell' } }}>
								{percent(line.tax_rate)}
							</TableCell>
							<TableCell align="right" sx={{ fontWeight: WEIGHT.strong, whiteSpace: 'nowrap' }}>
								{money(line.net_amount, data.currency)}
							</TableCell>
						</TableRow>
					))}
				</TableBody>
			</Table>
			<Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 3, px: 1.5, py: 1 }}>
				<span>
					{translate('resources.invoices.fields.net_total')} {money(data.net_total, data.currency)}
				</span>
				<strong>
					{translate('resources.invoices.fields.total')} {money(data.total, data.currency)}
				</strong>
			</Box>
		</Box>
	);
}

/** The usual end is that of the last month: what was done since then is one click away. */
function Nothing({ text }: { text: string }) {
	const translate = useTranslate();
	const { setValue } = useFormContext();
	const until: string = useWatch({ name: 'until' });
	const today = isoDay(new Date());
	const isEarlier = until < today;
	return (
		<Alert
			severity="info"
			action={
				isEarlier && (
					<Button color="inherit" sx={{ whiteSpace: 'nowrap' }} onClick={() => setValue('until', today, { shouldDirty: true })}>
						{translate('bill.until_today')}
					</Button>
				)
			}
		>
			{text}
		</Alert>
	);
}
