import { useTranslate } from 'react-admin';
import { Detail, DetailSection } from '../components/Detail';
import { RecordPage } from '../components/RecordPage';
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
	const { money } = useFormats();
	const amount = (source: 'open_amount' | 'fee' | 'interest' | 'flat_fee') => (
		<Detail source={source} render={(notice: DunningRow) => money(notice[source] ?? '0', currencyOf(notice))} />
	);
	return (
		<RecordPage<DunningRow>
			embed={['invoice_id']}
			aside={(notice) => <Value record={notice} resource="dunning_notices" source="status" as="status" />}
			actions={(notice) => <NoticeActions notice={notice} />}
			isLocked={({ status }) => status !== 'proposed'}
		>
			<DetailSection title="section.notice">
				<Detail source="number" isAlways />
				<Detail source="invoice_id" as="related" reference="invoices" isAlways />
				<Detail
					source="organization_id"
					label="resources.dunning_notices.fields.customer_id"
					render={(notice: DunningRow) => <CustomerOfInvoice record={notice} isLinked />}
				/>
				<Detail source="level" render={({ level }: DunningRow) => levelName(level, translate)} />
				<Detail source="notice_date" as="day" isAlways />
				<Detail source="due_date" as="day" isAlways />
				<Detail source="sent_at" as="dateTime" />
				<Detail source="text" as="multiline" isWide />
			</DetailSection>
			<DetailSection title="section.claim">
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
