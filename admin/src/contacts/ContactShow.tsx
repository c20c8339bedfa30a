import type { Contact } from '@kontor/directus-extension/contracts';
import { Detail, DetailSection } from '../components/Detail';
import { Face } from '../components/Face';
import { RecordPage } from '../components/RecordPage';
import { Value } from '../components/Value';
import { nameOf } from './name';

export default function ContactShow() {
	return (
		<RecordPage<Contact>
			embed={['customer_id', 'owner_id']}
			sign={(contact) => <Face name={nameOf(contact)} size={40} />}
			status={(contact) => <Value record={contact} resource="contacts" source="status" as="status" />}
			about={(contact) => [
				contact.position,
				<Value key="customer" record={contact} resource="contacts" source="customer_id" as="related" reference="customers" />,
			]}
		>
			<DetailSection title="section.reach">
				<Detail source="email" as="email" />
				<Detail source="phone" as="phone" />
				<Detail source="mobile" as="phone" />
			</DetailSection>
			<DetailSection title="section.person">
				<Detail source="salutation" as="choice" />
				<Detail source="language" as="choice" />
				<Detail source="owner_id" as="related" reference="employees" />
				<Detail source="is_primary" as="boolean" />
				<Detail source="is_billing_contact" as="boolean" />
				<Detail source="tags" as="tags" />
				<Detail source="notes" as="multiline" isWide />
			</DetailSection>
			<DetailSection title="section.privacy">
				<Detail source="gdpr_consent" as="boolean" />
				<Detail source="gdpr_consent_at" as="dateTime" />
				<Detail source="gdpr_consent_source" />
			</DetailSection>
		</RecordPage>
	);
}
