import { formatCents, type Invoice } from '@kontor/directus-extension/contracts';
import { useNotify, useRecordContext, useTranslate } from 'react-admin';
import { useRights } from '../auth/use-rights';
import { ActionBar } from '../components/ActionBar';
import { Column } from '../components/Column';
import { Detail, DetailSection, Section } from '../components/Detail';
import { Figures } from '../components/Figures';
import { RecordPage } from '../components/RecordPage';
import { RelatedTable } from '../components/RelatedTable';
import { Relative } from '../components/Relative';
import { Value } from '../components/Value';
import type { RecurringRow } from '../data-provider/rows';
import { useAction } from '../data-provider/use-verb';
import { LineTable } from '../document-lines/DocumentLines';
import { DocumentTotals } from '../document-lines/DocumentTotals';
import { liveTotals } from '../document-lines/line';
import { useFormats } from '../i18n/format';
import { InvoiceStatus } from '../invoices/InvoiceStatus';
import { invoiceCard } from '../invoices/invoice-card';
import { ActiveChip } from './RecurringList';

export default function RecurringShow() {
	return (
		<RecordPage<RecurringRow>
			embed={['customer_id', 'project_id']}
			status={({ is_active }) => <ActiveChip isActive={is_active} />}
			about={(series) => [
				<Value key="customer" record={series} resource="recurring_invoices" source="customer_id" as="related" reference="customers" />,
				series.project_id && (
					<Value key="project" record={series} resource="recurring_invoices" source="project_id" as="related" reference="projects" />
				),
			]}
			figures={(series) => <SeriesFigures series={series} />}
			actions={(series) => <RunNow series={series} />}
		>
			<DetailSection title="section.schedule">
				<Detail source="start_date" as="day" />
				<Detail source="end_date" as="day" />
				<Detail source="indexation_percent" as="percent" />
				<Detail source="is_issued_automatically" as="boolean" />
				<Detail source="payment_terms_days" as="number" />
			</DetailSection>
			<Lines />
			<RelatedTable<Invoice>
				reference="invoices"
				target="recurring_invoice_id"
				sort={{ field: 'created_at', order: 'DESC' }}
				hasNoCreate
				card={invoiceCard}
			>
				<Column source="number" render={({ number }: Invoice) => number ?? '–'} isMain />
				<Column source="title" />
				<Column source="status" render={(invoice: Invoice) => <InvoiceStatus invoice={invoice} />} />
				<Column source="issued_date" as="day" />
				<Column source="total" as="money" />
			</RelatedTable>
		</RecordPage>
	);
}

function SeriesFigures({ series }: { series: RecurringRow }) {
	const { day, money } = useFormats();
	return (
		<Figures
			figures={[
				{
					label: 'resources.recurring_invoices.fields.net_total',
					value: money(formatCents(liveTotals(series.lines ?? [], series).net), series.currency),
				},
				{
					label: 'resources.recurring_invoices.fields.interval',
					value: <Value record={series} resource="recurring_invoices" source="interval" as="choice" />,
				},
				!!series.next_run_date && {
					label: 'resources.recurring_invoices.fields.next_run_date',
					value: day(series.next_run_date),
					hint: <Relative day={series.next_run_date} />,
				},
			]}
		/>
	);
}

function Lines() {
	const series = useRecordContext<RecurringRow>()!;
	const lines = series.lines ?? [];
	const totals = liveTotals(lines, series);
	const shown = lines.map((line, index) => ({
		...line,
		id: index,
		position: index + 1,
		net_amount: formatCents(totals.lineNets[index] ?? 0n),
	}));
	return (
		<Section title="section.lines">
			<LineTable lines={shown} currency={series.currency} />
			<DocumentTotals totals={totals} currency={series.currency} />
		</Section>
	);
}

/** Makes up for every period that is due, however many there are. What could not be issued at once stays a draft. */
function RunNow({ series }: { series: RecurringRow }) {
	const translate = useTranslate();
	const notify = useNotify();
	const { can } = useRights();
	const { press, isBusy } = useAction('runRecurringInvoice', {
		onDone: (answer) => {
			const drafts = answer.invoices.filter(({ status }) => status === 'draft').length;
			const issued = answer.invoices.length - drafts;
			const said = [
				issued > 0 && translate('recurring.ran_issued', { smart_count: issued }),
				drafts > 0 && translate('recurring.ran_drafts', { smart_count: drafts }),
			].filter(Boolean);
			notify(said.join(', ') || 'recurring.ran', { type: series.is_issued_automatically && drafts > 0 ? 'warning' : 'success' });
		},
	});
	if (!can('billing.write') || !series.is_active) return null;
	return (
		<ActionBar
			actions={[{ name: 'run', label: translate('recurring.run'), isNext: true, isBusy, onPress: () => press({ id: series.id }) }]}
		/>
	);
}
