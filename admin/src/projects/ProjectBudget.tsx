/** How far a project has got: what is used of its budget, what of it is billed, and a word when it gets tight. */

import type { Project, time } from '@kontor/directus-extension/contracts';
import { Alert, Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useRecordContext, useTranslate } from 'react-admin';
import { useRights } from '../auth/use-rights';
import { Section } from '../components/Detail';
import type { KontorDataProvider } from '../data-provider';
import { useFormats } from '../i18n/format';

type Part = time.BudgetAnswer['hours'];

export function ProjectBudget() {
	const project = useRecordContext<Project>()!;
	const translate = useTranslate();
	const { money, number, hours: asHours } = useFormats();
	const { may } = useRights();
	const provider = useDataProvider<KontorDataProvider>();
	const { data } = useQuery({
		queryKey: ['time_entries', 'budget', project.id],
		queryFn: () => provider.projectBudget({ id: project.id }),
		enabled: may('read', 'time_entries'),
	});
	if (!data) return null;
	const { hours, money: amount } = data;
	const percent = number(
		String(Math.floor(Number((amount?.level ?? 0) >= hours.level ? (amount?.percent ?? hours.percent) : hours.percent))),
	);
	return (
		<Section title="budget.title">
			<Box sx={{ p: 2, display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}>
				{data.level > 0 && (
					<Alert severity={data.level === 100 ? 'error' : 'warning'} sx={{ gridColumn: '1 / -1', py: 0 }}>
						{translate(data.level === 100 ? 'budget.over' : 'budget.warning', { percent })}
					</Alert>
				)}
				<Bar title="budget.hours" part={hours} show={(value) => `${asHours(value)} h`} />
				{amount && <Bar title="budget.amount" part={amount} show={(value) => money(value, amount.currency)} />}
			</Box>
		</Section>
	);
}

function Bar({ title, part, show }: { title: string; part: Part; show: (value: string) => string }) {
	const translate = useTranslate();
	const { budget, used, billed, unbilled, level } = part;
	const whole = Math.max(Number(budget ?? 0), Number(used), 0.0001);
	const width = (value: number) => `${Math.min(100, (value / whole) * 100)}%`;
	const tone = level === 100 ? 'error.main' : level === 80 ? 'warning.main' : 'primary.main';
	return (
		<Box>
			<Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, mb: 0.5 }}>
				<Typography color="text.secondary">{translate(title)}</Typography>
				<Typography sx={{ fontWeight: 600 }}>
					{budget === null
						? translate('budget.no_budget', { used: show(used) })
						: translate('budget.used', { used: show(used), budget: show(budget) })}
				</Typography>
			</Box>
			{/* Shares of a bar, not money: for these a float is exact enough. */}
			<Box
				role="progressbar"
				aria-label={translate(title)}
				aria-valuenow={Math.round((Number(used) / whole) * 100)}
				sx={{ position: 'relative', height: 10, borderRadius: 5, bgcolor: 'action.hover', overflow: 'hidden' }}
			>
				<Box sx={{ position: 'absolute', inset: 0, width: width(Number(used)), bgcolor: tone, opacity: 0.45 }} />
				<Box sx={{ position: 'absolute', inset: 0, width: width(Number(billed)), bgcolor: tone }} />
			</Box>
			<Typography variant="caption" color="text.secondary">
				{translate('budget.billed', { amount: show(billed) })} · {translate('budget.unbilled', { amount: show(unbilled) })}
			</Typography>
		</Box>
	);
}
