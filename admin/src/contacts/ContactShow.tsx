import type { Contact } from '@kontor/directus-extension/contracts';
import { Detail, DetailSection } from '../components/Detail';
import { RecordPage } from '../components/RecordPage';
import { Value } from '../components/Value';

export default function ContactShow() {
	return (
		<RecordPage<Contact>
			embed={['customer_id', 'owner_id']}
			aside={(contact) => <Value record={contact} resource="contacts" source="status" as="status" />}
		>
			<DetailSection title="section.person">
				<Detail source="customer_id" as="related" reference="customers" isAlways />
				<Detail source="position" />
				<Detail source="salutation" as="choice" />
				<Detail source="language" as="choice" />
				<Detail source="owner_id" as="related" reference="employees" />
				<Detail source="is_primary" as="boolean" />
				<Detail source="is_billing_contact" as="boolean" />
				<Detail source="tags" as="tags" />
				<Detail source="notes" as="multiline" isWide />
			</DetailSection>
			<DetailSection title="section.reach">
				<Detail source="email" as="email" isAlways />
				<Detail source="phone" as="phone" isAlways />
				<Detail source="mobile" as="phone" isAlways />
			</DetailSection>
			<DetailSection title="section.privacy">
				<Detail source="gdpr_consent" as="boolean" />
				<Detail source="gdpr_consent_at" as="dateTime" />
				<Detail source="gdpr_consent_source" />
			</DetailSection>
		</RecordPage>
	);
}
