import { useTranslate } from 'react-admin';
import { Detail, DetailSection } from '../components/Detail';
import { Figures } from '../components/Figures';
import { RecordPage } from '../components/RecordPage';
import { Relative } from '../components/Relative';
import { Value } from '../components/Value';
import { CustomerOfInvoice } from '../customers/CustomerOfInvoice';
import type { DunningRow } from '../data-provider/rows';
import { useFormats } from '../i18n/format';
import { MailLog } from '../mail/MailLog';
import { claimed, currencyOf } from './claimed';
import { levelName } from './level-name';
import { NoticeActions } from './NoticeActions';

export default function DunningShow() {
	const translate = useTranslate();
	const { day, money } = useFormats();
	const amount = (source: 'open_amount' | 'fee' | 'interest' | 'flat_fee') => (
		<Detail source={source} render={(notice: DunningRow) => money(notice[source] ?? '0', currencyOf(notice))} />
	);
	return (
		<RecordPage<DunningRow>
			embed={['invoice_id']}
			name={({ level, number }) => number ?? levelName(level, translate)}
			status={(notice) => <Value record={notice} resource="dunning_notices" source="status" as="status" />}
			about={(notice) => [
				notice.number && levelName(notice.level, translate),
				<CustomerOfInvoice key="customer" record={notice} isLinked />,
				<Value key="invoice" record={notice} resource="dunning_notices" source="invoice_id" as="related" reference="invoices" />,
			]}
			figures={(notice) => (
				<Figures
					figures={[
						{ label: 'resources.dunning_notices.fields.total', value: money(claimed(notice), currencyOf(notice)) },
						{ label: 'resources.dunning_notices.fields.open_amount', value: money(notice.open_amount ?? '0', currencyOf(notice)) },
						!!notice.due_date && {
							label: 'resources.dunning_notices.fields.due_date',
							value: day(notice.due_date),
							hint: <Relative day={notice.due_date} isFuture />,
						},
					]}
				/>
			)}
			actions={(notice) => <NoticeActions notice={notice} />}
			isLocked={({ status }) => status !== 'proposed'}
		>
			<DetailSection title="section.notice">
				<Detail source="notice_date" as="day" />
				<Detail source="sent_at" as="dateTime" />
				<Detail source="text" as="multiline" isWide />
			</DetailSection>
			<DetailSection title="section.claim" isMain>
				{amount('open_amount')}
				{amount('fee')}
				{amount('interest')}
				{amount('flat_fee')}
				<Detail
					source="open_amount"
					label="resources.dunning_notices.fields.total"
					render={(notice: DunningRow) => <strong>{money(claimed(notice), currencyOf(notice))}</strong>}
				/>
			</DetailSection>
			<MailLog collection="dunning_notices" />
		</RecordPage>
	);
}
