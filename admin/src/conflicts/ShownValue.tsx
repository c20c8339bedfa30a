/** A value as it is compared: in words, whatever field it is of. */
import { RecordContextProvider, ReferenceField, useTranslate } from 'react-admin';
import { hasDefinition } from '../app/resources';
import { choiceKey, choicesOf } from '../components/choices';
import { isEmptyValue } from '../components/Value';
import { useFormats } from '../i18n/format';

/** Keys that are not called after the table that they point at. */
const OF_PEOPLE = ['owner_id', 'lead_id', 'approved_by', 'assignee_id'];

/** `customer_id` points at `customers`. */
function targetOf(field: string): string | undefined {
	if (OF_PEOPLE.includes(field)) return 'employees';
	const name = field.endsWith('_id') ? `${field.slice(0, -3)}s` : '';
	return hasDefinition(name) ? name : undefined;
}

export function ShownValue({ resource, field, value }: { resource: string; field: string; value: unknown }) {
	const translate = useTranslate();
	const { decimal, day, dateTime, list } = useFormats();
	if (field === 'lines') return value ? lineOf(value as Line, decimal) : translate('conflict.removed');
	if (isEmptyValue(value)) return '–';
	if (typeof value === 'boolean') return translate(value ? 'app.yes' : 'app.no');
	if (choicesOf(resource, field).includes(String(value))) return translate(choiceKey(resource, field, String(value)), { _: String(value) });
	if (Array.isArray(value))
		return value.every((one) => typeof one === 'string') ? list(value) : translate('conflict.entries', { smart_count: value.length });
	if (typeof value === 'object') return JSON.stringify(value);
	const text = String(value);
	const target = targetOf(field);
	if (target)
		return (
			<RecordContextProvider value={{ id: text, [field]: value }}>
				<ReferenceField source={field} reference={target} link={false} />
			</RecordContextProvider>
		);
	if (/^\d{4}-\d\d-\d\d$/.test(text)) return day(text);
	if (/^\d{4}-\d\d-\d\dT/.test(text)) return dateTime(text);
	return /^-?\d+\.\d+$/.test(text) ? decimal(text) : text;
}

interface Line {
	title?: string;
	quantity?: string;
	unit_price?: string;
}

const lineOf = ({ title, quantity, unit_price }: Line, decimal: (value: string | undefined) => string): string =>
	`${title ?? ''} · ${decimal(quantity)} × ${decimal(unit_price)}`;
