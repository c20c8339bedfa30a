/** What a filter is set to, in words. */
import type { ReactElement, ReactNode } from 'react';
import { useGetManyAggregate, useGetRecordRepresentation, useResourceContext, useTranslate } from 'react-admin';
import { useFormats } from '../../i18n/format';
import { choiceKey } from '../choices';
import { ChoiceFilter, ReferenceFilter } from '../filters';
import { PeriodFilter } from '../PeriodFilter';
import { type Condition, periodOf, spanIn } from '../period';

export function FilterText({ filter, value }: { filter: ReactElement<any>; value: unknown }): ReactNode {
	const resource = useResourceContext()!;
	const translate = useTranslate();
	const { source, reference, choices, isMoment = false } = filter.props;
	if (filter.type === ChoiceFilter)
		return [value]
			.flat()
			.map((one) => translate(choiceKey(resource, source, String(one)), { _: String(one) }))
			.join(', ');
	if (filter.type === PeriodFilter) return <PeriodText condition={value as Condition} isMoment={isMoment} />;
	if (filter.type === ReferenceFilter && !Array.isArray(value)) return <NameOf reference={reference} id={value as string} />;
	const choice = choices?.find(({ id }: { id: unknown }) => id === value);
	if (choice) return translate(choice.name, { _: choice.name });
	if (typeof value === 'boolean') return translate(value ? 'app.yes' : 'app.no');
	return typeof value === 'object' ? '…' : String(value);
}

function NameOf({ reference, id }: { reference: string; id: string }): ReactNode {
	const represent = useGetRecordRepresentation(reference);
	const { data } = useGetManyAggregate(reference, { ids: [id] });
	const record = data?.[0];
	return record ? represent(record) : '…';
}

function PeriodText({ condition, isMoment }: { condition: Condition; isMoment: boolean }): ReactNode {
	const translate = useTranslate();
	const { day } = useFormats();
	const span = spanIn(condition, isMoment);
	const period = periodOf(span, new Date());
	if (period) return translate(`period.${period}`);
	if (span.from && span.to) return `${day(span.from)} – ${day(span.to)}`;
	if (span.from) return translate('period.since', { day: day(span.from) });
	return span.to ? translate('period.until', { day: day(span.to) }) : '…';
}
