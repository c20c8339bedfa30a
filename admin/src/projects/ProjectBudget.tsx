/** How far a project has got: what is used of its budget, what of it is billed; the numbers are in the head of the page. Without a budget there is no bar. */

import type { Project, time } from '@kontor/directus-extension/contracts';
import { Box, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { useFormats } from '../i18n/format';
import { useBudget } from './use-budget';

type Part = time.BudgetAnswer['hours'];

export function ProjectBudget() {
	const project = useRecordContext<Project>()!;
	const translate = useTranslate();
	const { money, hours: asHours } = useFormats();
	const data = useBudget(project);
	if (!data || (data.hours.budget === null && (data.money?.budget ?? null) === null)) return null;
	const { hours, money: amount } = data;
	return (
		<Box
			component="section"
			aria-label={translate('budget.title')}
			sx={{ mb: 3, display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}
		>
			<Bar title="budget.hours" part={hours} show={asHours} />
			{amount && <Bar title="budget.amount" part={amount} show={(value) => money(value, amount.currency)} />}
		</Box>
	);
}

function Bar({ title, part, show }: { title: string; part: Part; show: (value: string) => string }) {
	const translate = useTranslate();
	const { percent } = useFormats();
	const { budget, used, billed, unbilled, level } = part;
	if (budget === null || Number(budget) === 0) return null;
	const whole = Math.max(Number(budget), Number(used), 0.0001);
	const width = (value: number) => `${Math.min(100, (value / whole) * 100)}%`;
	const tone = level === 100 ? 'error' : level === 80 ? 'warning' : 'primary';
	const mark = `${tone}.${tone === 'primary' ? 'main' : 'light'}`;
	return (
		<Box>
			<Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, mb: 0.5 }}>
				<Typography color="text.secondary">{translate(title)}</Typography>
				<Typography sx={level > 0 ? { color: `${tone}.main` } : undefined}>
					{percent(String(Math.floor((Number(used) / Number(budget)) * 100)))}
				</Typography>
			</Box>
			{/* Shares of a bar, not money: for these a float is exact enough. */}
			<Box
				role="progressbar"
				aria-label={translate(title)}
				aria-valuenow={Math.round((Number(used) / whole) * 100)}
				sx={{ position: 'relative', height: 6, borderRadius: 3, bgcolor: 'action.selected', overflow: 'hidden' }}
			>
				<Box sx={{ position: 'absolute', inset: 0, width: width(Number(used)), bgcolor: mark, opacity: 0.45 }} />
				<Box sx={{ position: 'absolute', inset: 0, width: width(Number(billed)), bgcolor: mark }} />
			</Box>
			<Typography variant="caption" color="text.secondary">
				{translate('budget.billed', { amount: show(billed) })} · {translate('budget.unbilled', { amount: show(unbilled) })}
			</Typography>
		</Box>
	);
}
