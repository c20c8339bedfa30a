/** How much of the budget is used, and what is still to be billed. */
import { useTranslate } from 'react-admin';
import { Figures } from '../components/Figures';
import type { ProjectRow } from '../data-provider/rows';
import { useFormats } from '../i18n/format';
import { useBudget } from './use-budget';

export function ProjectFigures({ project }: { project: ProjectRow }) {
	const translate = useTranslate();
	const { money, hours: asHours } = useFormats();
	const budget = useBudget(project);
	if (!budget) return null;
	const { hours, money: amount } = budget;
	const of = (whole: string | null, show: (value: string) => string) =>
		whole === null ? undefined : translate('figures.of', { whole: show(whole) });
	const toneOf = (level: number) => (level === 100 ? ('error' as const) : level === 80 ? ('warning' as const) : undefined);
	return (
		<Figures
			figures={[
				{ label: 'figures.hours', value: asHours(hours.used), hint: of(hours.budget, asHours), tone: toneOf(hours.level) },
				!!amount && {
					label: 'figures.value',
					value: money(amount.used, amount.currency),
					hint: of(amount.budget, (value) => money(value, amount.currency)),
					tone: toneOf(amount.level),
				},
				amount
					? { label: 'figures.unbilled', value: money(amount.unbilled, amount.currency) }
					: { label: 'figures.unbilled', value: asHours(hours.unbilled) },
			]}
		/>
	);
}
